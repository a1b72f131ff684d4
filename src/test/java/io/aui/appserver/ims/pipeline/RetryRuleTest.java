package io.aui.appserver.ims.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.ims.failure.Failures;
import io.aui.appserver.ims.failure.ImsException;
import io.aui.appserver.ims.failure.ImsException.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RetryRuleTest {
  private static final Duration LONG = Duration.ofSeconds(10);

  private final RetryRule rule = new RetryRule(3, () -> 0.5);

  @ParameterizedTest
  @CsvSource({
    // kind, IMS did not execute it, may a create or send be repeated, may another action
    "THROTTLED, true, true, true",
    "UNAVAILABLE, true, true, true",
    "UNAVAILABLE, false, false, true",
    "TIMED_OUT, true, true, true",
    "TIMED_OUT, false, false, true",
    "REJECTED, true, false, false",
    "DENIED, true, false, false",
    "NOT_FOUND, true, false, false",
    "BAD_CREDENTIALS, true, false, false",
    "INVALID_RESPONSE, false, false, false",
    "NOT_SENT, true, false, false"
  })
  void whatMayBeRepeated(Kind kind, boolean notExecuted, boolean create, boolean other) {
    ImsException failure = Failures.of(kind, notExecuted);

    assertThat(rule.pauseAfter(failure, false, 1, LONG).isPresent()).isEqualTo(create);
    assertThat(rule.pauseAfter(failure, true, 1, LONG).isPresent()).isEqualTo(other);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void nothingIsSentMoreOftenThanConfigured(Kind kind) {
    assertThat(rule.pauseAfter(Failures.of(kind, true), true, 3, LONG)).isEmpty();
    assertThat(new RetryRule(1, () -> 0).pauseAfter(Failures.of(kind, true), true, 1, LONG))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1, 126", "2, 251", "3, 501", "4, 1001", "5, 2001", "6, 2001", "9, 2001"})
  void theLongestPauseDoublesUpToFourSeconds(int tries, long halfOfTheLongest) {
    RetryRule patient = new RetryRule(10, () -> 0.5);
    assertThat(patient.pauseAfter(Failures.of(Kind.THROTTLED, true), true, tries, LONG))
        .contains(Duration.ofMillis(halfOfTheLongest));
  }

  @Test
  void thePauseIsRandomFromAlmostNothing() {
    ImsException failure = Failures.of(Kind.THROTTLED, true);
    assertThat(new RetryRule(3, () -> 0).pauseAfter(failure, true, 1, LONG))
        .contains(Duration.ofMillis(1));
  }

  @Test
  void itBeginsAfterTheTimeThatImsAsksFor() {
    ImsException failure = Failures.retryAfter(Duration.ofSeconds(2));
    assertThat(rule.pauseAfter(failure, false, 1, LONG)).contains(Duration.ofMillis(2126));
  }

  @Test
  void whatCannotEndBeforeTheDeadlineIsNotRepeated() {
    ImsException failure = Failures.retryAfter(Duration.ofSeconds(2));
    assertThat(rule.pauseAfter(failure, true, 1, Duration.ofMillis(2126))).isEmpty();
    assertThat(rule.pauseAfter(failure, true, 1, Duration.ofMillis(2127))).isPresent();
    assertThat(rule.pauseAfter(failure, true, 1, Duration.ofMillis(-1))).isEmpty();
  }
}
