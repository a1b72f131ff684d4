package io.aui.appserver.ims;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClockSkewTest {
  private static final Instant OURS = Instant.parse("2026-03-08T12:00:00.500Z");

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final ClockSkew skew = new ClockSkew(InstantSource.fixed(OURS), meters);

  @ParameterizedTest
  @CsvSource({
    "'Sun, 08 Mar 2026 12:00:00 GMT', 0, 0",
    "'Sun, 08 Mar 2026 12:01:00 GMT', 60, 0",
    "'Sun, 8 Mar 2026 11:59:00 GMT', -60, 0",
    "'Sun, 08 Mar 2026 12:01:01 GMT', 61, 61",
    "'Sun, 08 Mar 2026 14:00:00 GMT', 7200, 7200",
    "'Sun, 08 Mar 2026 10:00:00 GMT', -7200, -7200"
  })
  void requestsAreSignedWithImsTimeFromAMinuteOn(String date, long seconds, long corrected) {
    skew.observe(date);

    assertThat(skew.skew()).contains(Duration.ofSeconds(seconds));
    assertThat(skew.now()).isEqualTo(OURS.plusSeconds(corrected));
    assertThat(meters.get("appserver.clock.skew").gauge().value()).isEqualTo((double) seconds);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "now", "2026-03-08T14:00:00Z", "Mon, 08 Mar 2026 14:00:00 GMT"})
  void otherDatesAreIgnored(String date) {
    skew.observe(date);

    assertThat(skew.skew()).isEmpty();
    assertThat(skew.now()).isEqualTo(OURS);
    assertThat(meters.get("appserver.clock.skew").gauge().value()).isNaN();
  }

  @Test
  void theLatestDateCounts() {
    skew.observe("Sun, 08 Mar 2026 14:00:00 GMT");
    skew.observe("Sun, 08 Mar 2026 12:00:01 GMT");

    assertThat(skew.now()).isEqualTo(OURS);
  }
}
