package io.aui.appserver.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.config.ConfigCheck.Problem;
import io.aui.appserver.http.HttpConfig;
import io.aui.appserver.tracking.TrackingConfig;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitsConfigCheckTest {
  @ParameterizedTest
  @CsvSource({
    "concurrent-instances,APPSERVER_LIMITS_CONCURRENT_INSTANCES",
    "account.concurrent-instances,APPSERVER_LIMITS_ACCOUNT_CONCURRENT_INSTANCES",
    "account.starts-per-minute,APPSERVER_LIMITS_ACCOUNT_STARTS_PER_MINUTE",
    "account.minutes-per-day,APPSERVER_LIMITS_ACCOUNT_MINUTES_PER_DAY"
  })
  void limitsAreAtLeastOne(String name, String variable) {
    for (String value : List.of("0", "-1")) {
      assertThat(problems(name, value))
          .containsExactly(
              Problem.fatal(variable, "must be at least 1; leave it out for no limit"));
    }
    assertThat(problems(name, "1")).isEmpty();
  }

  @Test
  void defaultsAreGood() {
    assertThat(problems("interval", "1s")).isEmpty();
  }

  private static List<Problem> problems(String name, String value) {
    return new LimitsConfigCheck(
            LimitsConfigs.of(Map.of("appserver.limits." + name, value)),
            LimitsConfigs.of(TrackingConfig.class, Map.of()),
            LimitsConfigs.of(HttpConfig.class, Map.of()))
        .problems();
  }
}
