package io.aui.appserver.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.config.ConfigCheck.Problem;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MessagingConfigCheckTest {
  @Test
  void needsNothingWhileImsMakesTheTokens() {
    assertThat(problems(Map.of())).isEmpty();
  }

  @Test
  void localTokensNeedTheWholeApplication() {
    assertThat(
            problems(
                Map.of(
                    "appserver.messaging.local-tokens", "true",
                    "appserver.messaging.app-id", "im-app")))
        .allMatch(Problem::fatal)
        .extracting(Problem::variable)
        .containsExactly("APPSERVER_MESSAGING_APP_KEY", "APPSERVER_MESSAGING_APP_SIGN");
  }

  @Test
  void regionMustBeFitForAHostName() {
    assertThat(problems(Map.of("appserver.messaging.region", "evil.example/")))
        .allMatch(Problem::fatal)
        .extracting(Problem::variable)
        .containsExactly("APPSERVER_MESSAGING_REGION");
  }

  private static List<Problem> problems(Map<String, String> settings) {
    MessagingConfig config =
        new SmallRyeConfigBuilder()
            .withMapping(MessagingConfig.class)
            .withDefaultValues(settings)
            .build()
            .getConfigMapping(MessagingConfig.class);
    return new MessagingConfigCheck(config).problems();
  }
}
