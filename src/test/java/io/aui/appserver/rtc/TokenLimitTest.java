package io.aui.appserver.rtc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.aui.appserver.MovableClock;
import io.aui.appserver.error.ApiException;
import io.aui.appserver.error.ErrorCode;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TokenLimitTest {
  private final MovableClock clock = new MovableClock();
  private final TokenLimit limit =
      new TokenLimit(
          RtcConfigs.config(
              Map.of("appserver.rtc.tokens-per-minute", "2", "appserver.rtc.max-counted", "3")),
          clock);

  @Test
  void refusesMoreWithinAMinuteAndSaysUntilWhen() {
    limit.count("u", "c");
    clock.move(Duration.ofSeconds(20));
    limit.count("u", "c");
    clock.move(Duration.ofSeconds(10));

    ApiException refused = refused("u", "c");

    assertThat(refused.code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED);
    assertThat(refused.getMessage()).contains("tokens-per-minute", "2");
    assertThat(refused.retryAfter()).contains(Duration.ofSeconds(30));
    clock.move(Duration.ofSeconds(29));
    refused("u", "c");
    clock.move(Duration.ofSeconds(1));
    assertThatCode(() -> limit.count("u", "c")).doesNotThrowAnyException();
  }

  @Test
  void countsEachUserAndChannelForItself() {
    for (int i = 0; i < 2; i++) {
      limit.count("u", "c");
      limit.count("u", null);
      limit.count("v", "c");
    }
    refused("u", "c");
    refused("u", null);
    refused("v", "c");
  }

  @Test
  void forgetsTheLeastRecentIfThereAreTooMany() {
    for (String channel : new String[] {"a", "b", "a", "b", "c", "d"}) {
      limit.count("u", channel);
    }
    refused("u", "b");
    assertThatCode(() -> limit.count("u", "a")).as("forgotten").doesNotThrowAnyException();
  }

  private ApiException refused(String user, String channel) {
    ApiException refused =
        catchThrowableOfType(ApiException.class, () -> limit.count(user, channel));
    assertThat(refused).isNotNull();
    return refused;
  }
}
