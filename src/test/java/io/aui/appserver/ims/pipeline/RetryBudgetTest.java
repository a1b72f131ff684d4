package io.aui.appserver.ims.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RetryBudgetTest {
  private long now = TimeUnit.SECONDS.toNanos(-5);
  private final RetryBudget budget = new RetryBudget(() -> now);

  @Test
  void threeAreAlwaysPossible() {
    budget.called();
    assertThat(takeAll()).isEqualTo(3);
  }

  @Test
  void aFifthOfTheCallsMayBeRepeated() {
    call(100);
    assertThat(takeAll()).isEqualTo(20);
    call(4);
    assertThat(takeAll()).isZero();
    call(1);
    assertThat(takeAll()).isEqualTo(1);
  }

  @Test
  void callsAndRepetitionsCountForTenSeconds() {
    call(100);
    pass(9);
    assertThat(takeAll()).isEqualTo(20);
    pass(1);
    assertThat(takeAll()).as("its calls have gone, its repetitions not yet").isZero();
    pass(8);
    assertThat(takeAll()).isZero();
    pass(1);
    assertThat(takeAll()).isEqualTo(3);
  }

  @Test
  void aLongPauseForgetsAll() {
    call(100);
    takeAll();
    pass(100_000);
    assertThat(takeAll()).isEqualTo(3);
  }

  private void call(int times) {
    for (int i = 0; i < times; i++) {
      budget.called();
    }
  }

  private int takeAll() {
    int taken = 0;
    while (budget.take()) {
      taken++;
    }
    return taken;
  }

  private void pass(long seconds) {
    now += TimeUnit.SECONDS.toNanos(seconds);
  }
}
