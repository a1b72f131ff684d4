package io.aui.appserver.ims.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.ims.pipeline.CircuitBreaker.State;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {
  private long now = Long.MAX_VALUE - 1_000;
  private final CircuitBreaker breaker = new CircuitBreaker(5, Duration.ofSeconds(5), () -> now);

  @Test
  void opensAtTheConfiguredNumberOfFailures() {
    fail(4);
    assertThat(breaker.state()).isEqualTo(State.CLOSED);
    assertThat(breaker.untilProbe()).isZero();
    assertThat(breaker.failed(breaker.acquire())).as("opens by it").isTrue();
    assertThat(breaker.state()).isEqualTo(State.OPEN);
    assertThat(breaker.acquire()).isEqualTo(CircuitBreaker.REFUSED);
    assertThat(breaker.untilProbe()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void doesNotOpenWhileMoreThanHalfSucceed() {
    for (int i = 0; i < 100; i++) {
      succeed(2);
      fail(1);
    }
    assertThat(breaker.state()).isEqualTo(State.CLOSED);
  }

  @Test
  void successesOfLongAgoDoNotKeepItClosed() {
    succeed(1_000);
    fail(9);
    assertThat(breaker.state()).isEqualTo(State.CLOSED);
    fail(1);
    assertThat(breaker.state()).isEqualTo(State.OPEN);
  }

  @Test
  void aSingleProbeIsSentAfterTheConfiguredTime() {
    fail(5);
    pass(4_999);
    assertThat(breaker.acquire()).isEqualTo(CircuitBreaker.REFUSED);
    pass(1);
    long probe = breaker.acquire();
    assertThat(probe).isNotEqualTo(CircuitBreaker.REFUSED);
    assertThat(breaker.state()).isEqualTo(State.HALF_OPEN);
    assertThat(breaker.acquire()).isEqualTo(CircuitBreaker.REFUSED);

    breaker.succeeded(probe);
    assertThat(breaker.state()).isEqualTo(State.CLOSED);
    fail(4);
    assertThat(breaker.state()).as("failures of before are forgotten").isEqualTo(State.CLOSED);
  }

  @Test
  void aFailedProbeKeepsItOpenForTheSameTimeAgain() {
    fail(5);
    pass(60_000);
    assertThat(breaker.failed(breaker.acquire())).as("it was open before").isFalse();
    pass(4_999);
    assertThat(breaker.acquire()).isEqualTo(CircuitBreaker.REFUSED);
    pass(1);
    assertThat(breaker.acquire()).isNotEqualTo(CircuitBreaker.REFUSED);
  }

  @Test
  void anAbandonedProbeIsFollowedByAnother() {
    fail(5);
    pass(5_000);
    breaker.abandoned(breaker.acquire());
    assertThat(breaker.acquire()).isNotEqualTo(CircuitBreaker.REFUSED);
  }

  @Test
  void whatWasSentBeforeItOpenedDecidesNothing() {
    long old = breaker.acquire();
    fail(5);
    breaker.succeeded(old);
    assertThat(breaker.state()).isEqualTo(State.OPEN);
    pass(5_000);
    long probe = breaker.acquire();
    breaker.succeeded(old);
    breaker.abandoned(old);
    assertThat(breaker.failed(old)).isFalse();
    assertThat(breaker.state()).isEqualTo(State.HALF_OPEN);
    breaker.succeeded(probe);
    assertThat(breaker.state()).isEqualTo(State.CLOSED);
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      breaker.failed(breaker.acquire());
    }
  }

  private void succeed(int times) {
    for (int i = 0; i < times; i++) {
      breaker.succeeded(breaker.acquire());
    }
  }

  private void pass(long millis) {
    now += Duration.ofMillis(millis).toNanos();
  }
}
