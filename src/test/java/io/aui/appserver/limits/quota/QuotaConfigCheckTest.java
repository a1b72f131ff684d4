package io.aui.appserver.limits.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.config.ConfigCheck.Problem;
import io.aui.appserver.limits.LimitsConfigs;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuotaConfigCheckTest {
  @Test
  void theAccountMustFitIntoItsMemory() {
    assertThat(problems("30000", "10000")).isEmpty();

    assertThat(problems("60000", "1"))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.variable()).isEqualTo("APPSERVER_LIMITS_MAX_MEMORY");
              assertThat(problem.fatal()).isTrue();
              assertThat(problem.hint()).contains("APPSERVER_LIMITS_ACCOUNT_CONCURRENT_INSTANCES");
            });
    assertThat(problems("1", "1000000")).hasSize(1);
    assertThat(problems("2000000000", "2000000000")).hasSize(1);
  }

  private static List<Problem> problems(String instances, String starts) {
    return new QuotaConfigCheck(
            LimitsConfigs.of(
                Map.of(
                    "appserver.limits.account.concurrent-instances", instances,
                    "appserver.limits.account.starts-per-minute", starts)))
        .problems();
  }
}
