package io.aui.appserver.logging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class CollectedOutputTest {
  private final ByteArrayOutputStream target = new ByteArrayOutputStream();
  private final CollectedOutput output = new CollectedOutput(target);

  @Test
  void nothingArrivesBeforeTheDrainAndAllOfItInOrderAfter() throws IOException {
    output.write("one\n".getBytes(UTF_8));
    output.flush();
    output.write("two\n".getBytes(UTF_8));
    assertThat(target.size()).isZero();

    output.drain();
    assertThat(target.toString(UTF_8)).isEqualTo("one\ntwo\n");

    output.write("three\n".getBytes(UTF_8));
    output.drain();
    assertThat(target.toString(UTF_8)).isEqualTo("one\ntwo\nthree\n");
  }

  @Test
  void aDrainIsOnePieceAndNoneIfThereIsNothing() throws IOException {
    List<Integer> pieces = new ArrayList<>();
    CollectedOutput counted =
        new CollectedOutput(
            new OutputStream() {
              @Override
              public void write(int b) {
                pieces.add(1);
              }

              @Override
              public void write(byte[] bytes, int offset, int length) {
                pieces.add(length);
              }
            });
    counted.drain();
    counted.write(new byte[3]);
    counted.write(new byte[4]);
    counted.drain();
    assertThat(pieces).containsExactly(7);
  }

  @Test
  void writersWaitWhileItIsFullAndLoseNothing() throws Exception {
    output.write(new byte[CollectedOutput.LIMIT_BYTES]);
    Thread writer = writing("late");
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> writer.getState() == Thread.State.WAITING);

    output.drain();
    writer.join(10_000);
    output.drain();

    assertThat(target.toByteArray())
        .hasSize(CollectedOutput.LIMIT_BYTES + 4)
        .endsWith("late".getBytes(UTF_8));
  }

  @Test
  void writersGoOnWhileTheTargetIsStuck() throws Exception {
    Object stuck = new Object();
    OutputStream slow =
        new OutputStream() {
          @Override
          public void write(int b) {
            synchronized (stuck) {
              target.write(b);
            }
          }
        };
    CollectedOutput collected = new CollectedOutput(slow);
    collected.write("first".getBytes(UTF_8));
    Thread drainer = new Thread(() -> drain(collected));
    synchronized (stuck) {
      drainer.start();
      Awaitility.await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> drainer.getState() == Thread.State.BLOCKED);
      collected.write("second".getBytes(UTF_8));
    }
    drainer.join(10_000);
    collected.drain();
    assertThat(target.toString(UTF_8)).isEqualTo("firstsecond");
  }

  @Test
  void linesOfManyThreadsArriveWholeAndEachOnce() throws Exception {
    List<Thread> writers =
        IntStream.range(0, 4)
            .mapToObj(
                writer ->
                    writing(
                        IntStream.range(0, 10_000)
                            .mapToObj(line -> writer + "-" + line + "\n")
                            .toArray(String[]::new)))
            .toList();
    while (writers.stream().anyMatch(Thread::isAlive)) {
      output.drain();
    }
    output.drain();
    for (int writer = 0; writer < 4; writer++) {
      String prefix = writer + "-";
      assertThat(target.toString(UTF_8).lines().filter(line -> line.startsWith(prefix)))
          .containsExactlyElementsOf(
              IntStream.range(0, 10_000)
                  .mapToObj(line -> prefix + line)
                  .collect(Collectors.toList()));
    }
  }

  private Thread writing(String... texts) {
    Thread writer =
        new Thread(
            () -> {
              for (String text : texts) {
                try {
                  output.write(text.getBytes(UTF_8));
                } catch (IOException e) {
                  throw new AssertionError(e);
                }
              }
            });
    writer.start();
    return writer;
  }

  private static void drain(CollectedOutput output) {
    try {
      output.drain();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
