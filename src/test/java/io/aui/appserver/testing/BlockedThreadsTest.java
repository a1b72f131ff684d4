package io.aui.appserver.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The watch over event loops sees what it is there for. */
@QuarkusTest
class BlockedThreadsTest extends HttpTestBase {
  @Inject Vertx vertx;

  @Test
  void aBlockedEventLoopIsFoundWithTheLineThatBlocksIt() {
    List<String> found = new ArrayList<>();
    CountDownLatch release = new CountDownLatch(1);
    vertx.runOnContext(start -> blockUntil(release));
    try {
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () -> {
                found.addAll(BlockedThreads.take());
                return !found.isEmpty();
              });
    } finally {
      release.countDown();
    }
    assertThat(found.get(0)).contains("eventloop", "blockUntil");
    Awaitility.await()
        .during(Duration.ofSeconds(2))
        .atMost(Duration.ofSeconds(10))
        .until(() -> BlockedThreads.take().isEmpty());
  }

  private static void blockUntil(CountDownLatch release) {
    try {
      assertThat(release.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
