package io.aui.appserver.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/** An ARTC token, taken apart and computed again by the formula of its documentation. */
public record RtcToken(JsonNode members) {
  /** Decodes; fails the test where that is no token. */
  public static RtcToken decode(String token) {
    return new RtcToken(Json.read(new String(Base64.getDecoder().decode(token), UTF_8)));
  }

  /**
   * Asserts whose token for which channel this is, and how long it lives from now.
   *
   * @param ours whether the server under test made it, rather than IMS
   */
  public void assertIsFor(String channelId, String userId, Duration validity, boolean ours) {
    String timestamp = members.path("timestamp").asText();
    assertThat(members.path("appid").asText()).isEqualTo(Settings.RTC_APP_ID);
    assertThat(members.path("channelid").asText()).isEqualTo(channelId);
    assertThat(members.path("userid").asText()).isEqualTo(userId);
    String nonce = members.path("nonce").textValue();
    if (ours) {
      assertThat(nonce).matches("AK-[0-9a-f]{32}[a-z]");
    } else {
      assertThat(nonce).isNotNull();
    }
    assertThat(members.path("timestamp").isIntegralNumber()).isTrue();
    if (ours) {
      assertThat(members.at("/gslb/0").asText()).startsWith("https://");
    }
    assertThat(members.path("token").asText())
        .isEqualTo(
            sha256(
                Settings.RTC_APP_ID
                    + Settings.RTC_APP_KEY
                    + channelId
                    + userId
                    + nonce
                    + timestamp));
    assertThat(Duration.between(Instant.now(), Instant.ofEpochSecond(Long.parseLong(timestamp))))
        .isBetween(validity.minusMinutes(2), validity.plusSeconds(2));
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
