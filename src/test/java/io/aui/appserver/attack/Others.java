package io.aui.appserver.attack;

import io.aui.appserver.testing.RawConnection;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Somebody else, who asks again and again while the server is attacked, each time by a new
 * connection, and takes the time.
 */
final class Others implements AutoCloseable {
  private static final long PAUSE_MILLIS = 50;

  private final int port;
  private final Supplier<String> request;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<Duration> times = Collections.synchronizedList(new ArrayList<>());
  private final List<String> failures = Collections.synchronizedList(new ArrayList<>());
  private final Thread thread = new Thread(this::run, "others");

  /**
   * Begins.
   *
   * @param port where
   * @param request makes one; it must be answered with 200, and end the connection
   */
  Others(int port, Supplier<String> request) {
    this.port = port;
    this.request = request;
    thread.setDaemon(true);
    thread.start();
  }

  /** How long nine of ten have waited at most. */
  Duration ninetieth() {
    List<Duration> sorted = times.stream().sorted().toList();
    return sorted.get((sorted.size() - 1) * 9 / 10);
  }

  /** How long anybody has waited. */
  Duration longest() {
    return Collections.max(times);
  }

  /** What was not answered well. */
  List<String> failures() {
    return List.copyOf(failures);
  }

  /** Ends, when there has been an answer. */
  @Override
  public void close() {
    closed.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    do {
      long begin = System.nanoTime();
      try {
        String answer = ask();
        if (!answer.startsWith("HTTP/1.1 200")) {
          failures.add(answer);
        }
      } catch (IOException | AssertionError e) {
        failures.add(e.toString());
      }
      times.add(Duration.ofNanos(System.nanoTime() - begin));
    } while (!isClosedWithinPause());
  }

  private String ask() throws IOException {
    try (RawConnection connection = RawConnection.to(port)) {
      return connection.send(request.get()).readToEnd();
    }
  }

  private boolean isClosedWithinPause() {
    try {
      return closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      return true;
    }
  }
}
