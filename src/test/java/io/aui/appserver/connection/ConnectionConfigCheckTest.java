package io.aui.appserver.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.config.ConfigCheck.Problem;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectionConfigCheckTest {
  @Test
  void usableSettingsHaveNoProblem() {
    assertThat(problems(1, Duration.ofSeconds(1), Duration.ofSeconds(1))).isEmpty();
  }

  @Test
  void settingsThatWouldRefuseEverybodyPreventTheStart() {
    assertThat(problems(0, Duration.ZERO, Duration.ofSeconds(-1)))
        .allMatch(Problem::fatal)
        .extracting(Problem::variable)
        .containsExactly(
            "APPSERVER_CONNECTIONS_MAX",
            "APPSERVER_CONNECTIONS_REQUEST_TIMEOUT",
            "APPSERVER_CONNECTIONS_READ_TIMEOUT");
  }

  private static List<Problem> problems(int max, Duration request, Duration read) {
    return new ConnectionConfigCheck(
            new ConnectionConfig() {
              @Override
              public int max() {
                return max;
              }

              @Override
              public Duration requestTimeout() {
                return request;
              }

              @Override
              public Duration readTimeout() {
                return read;
              }
            })
        .problems();
  }
}
