package io.aui.appserver.rtc;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.MovableClock;
import io.aui.appserver.config.ConfigCheck.Problem;
import io.aui.appserver.testing.RtcToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What operators may set about tokens. */
class RtcSettingsTest {
  private final MovableClock clock = new MovableClock();

  @Test
  void clientsTokensAreValidForTheSetTimeAndAgentsForAWeek() {
    RtcTokens tokens = tokens(Map.of("appserver.rtc.token-validity", "2h"));
    long now = clock.instant().getEpochSecond();

    assertThat(tokens.forClient("c", "u").expiresAt()).isEqualTo(now + 2 * 3_600);
    assertThat(tokens.forAgent("c", "u").expiresAt()).isEqualTo(now + 7 * 24 * 3_600);
    assertThat(tokens(Map.of()).forClient("c", "u").expiresAt()).isEqualTo(now + 24 * 3_600);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1m", "24h"})
  void theValidityMayBeUpToADay(String validity) {
    assertThat(check(Map.of("appserver.rtc.token-validity", validity)).problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "token-validity,59s,APPSERVER_RTC_TOKEN_VALIDITY",
    "token-validity,25h,APPSERVER_RTC_TOKEN_VALIDITY",
    "token-validity,-1h,APPSERVER_RTC_TOKEN_VALIDITY",
    "tokens-per-minute,0,APPSERVER_RTC_TOKENS_PER_MINUTE",
    "max-counted,0,APPSERVER_RTC_MAX_COUNTED"
  })
  void invalidSettingsAreReportedAtStart(String key, String value, String variable) {
    assertThat(check(Map.of("appserver.rtc." + key, value)).problems())
        .singleElement()
        .matches(Problem::fatal)
        .extracting(Problem::variable)
        .isEqualTo(variable);
  }

  @Test
  void theNonceMayBeLeftEmptyWithAWarning() {
    Map<String, String> empty = Map.of("appserver.rtc.nonce", "empty");
    List<String> logged = new ArrayList<>();
    Handler recorder = recorder(logged);
    Logger logger = Logger.getLogger(RtcConfigCheck.class.getName());
    logger.addHandler(recorder);
    try {
      assertThat(check(Map.of()).problems()).isEmpty();
      assertThat(logged).isEmpty();
      assertThat(check(empty).problems()).isEmpty();
      assertThat(logged).singleElement().asString().contains("APPSERVER_RTC_NONCE=empty");
    } finally {
      logger.removeHandler(recorder);
    }
    assertThat(nonce(tokens(empty))).isEmpty();
    assertThat(nonce(tokens(Map.of()))).matches("AK-[0-9a-f]{32}[a-z]");
  }

  private static Handler recorder(List<String> messages) {
    return new Handler() {
      @Override
      public void publish(LogRecord event) {
        messages.add(event.getMessage());
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }

  private static String nonce(RtcTokens tokens) {
    return RtcToken.decode(tokens.forClient("c", "u").value().reveal())
        .members()
        .path("nonce")
        .textValue();
  }

  private RtcTokens tokens(Map<String, String> settings) {
    return new RtcTokens(RtcConfigs.config(settings), clock);
  }

  private static RtcConfigCheck check(Map<String, String> settings) {
    return new RtcConfigCheck(RtcConfigs.config(settings));
  }
}
