package io.aui.appserver.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LimitsReportTest {
  @Test
  void namesTheLimitsThatHold() {
    assertThat(text(Map.of())).isEqualTo("Limits of each user: none; of the account: none");
    assertThat(
            text(
                Map.of(
                    "appserver.limits.starts-per-minute", "6",
                    "appserver.limits.concurrent-instances", "3",
                    "appserver.limits.max-duration", "1h",
                    "appserver.limits.account.minutes-per-day", "600")))
        .isEqualTo(
            "Limits of each user: concurrent-instances 3, starts-per-minute 6, max-duration PT1H;"
                + " of the account: minutes-per-day 600");
  }

  private static String text(Map<String, String> settings) {
    return new LimitsReport(LimitsConfigs.of(settings)).text();
  }
}
