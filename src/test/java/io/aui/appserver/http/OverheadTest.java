package io.aui.appserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OverheadTest {
  private final Vertx vertx = Vertx.vertx();
  private final RequestLifetime lifetime = new RequestLifetime(vertx);

  @AfterEach
  void close() {
    vertx.close();
  }

  @Test
  void timeWithoutCallsToImsIsAllOverhead() {
    assertThat(lifetime.imsNanos(System.nanoTime())).isZero();
  }

  @Test
  void callsThatOverlapCountOnce() {
    long before = System.nanoTime();
    lifetime.imsCallBegan();
    lifetime.imsCallBegan();
    long began = System.nanoTime();
    lifetime.imsCallEnded();
    lifetime.imsCallEnded();
    long after = System.nanoTime();

    assertThat(lifetime.imsNanos(after + 1_000)).isPositive().isLessThanOrEqualTo(after - before);
    assertThat(lifetime.imsNanos(after + 1_000)).isEqualTo(lifetime.imsNanos(began));
  }

  @Test
  void aCallThatIsStillOpenCountsUntilNow() {
    lifetime.imsCallBegan();
    long began = System.nanoTime();

    assertThat(lifetime.imsNanos(began + 1_000_000_000L)).isGreaterThanOrEqualTo(1_000_000_000L);
  }
}
