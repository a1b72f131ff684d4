package io.aui.appserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LogLimitTest {
  private final MovableClock clock = new MovableClock();
  private final LogLimit limit = new LogLimit(clock);

  @Test
  void permitsOneLineAMinute() {
    assertThat(limit.permits()).isTrue();
    assertThat(limit.permits()).isFalse();
    clock.move(Duration.ofSeconds(60));
    assertThat(limit.permits()).isFalse();
    clock.move(Duration.ofMillis(1));
    assertThat(limit.permits()).isTrue();
    assertThat(limit.permits()).isFalse();
  }
}
