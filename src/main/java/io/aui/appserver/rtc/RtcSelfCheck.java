package io.aui.appserver.rtc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aui.appserver.Secret;
import io.aui.appserver.config.SelfCheck;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Makes an RTC token and checks it again. Whether the key belongs to the application is known to
 * ARTC alone, which no call asks.
 */
@Singleton
class RtcSelfCheck implements SelfCheck {
  private static final String SETTINGS = "APPSERVER_RTC_APP_ID and APPSERVER_RTC_APP_KEY";

  private final RtcConfig config;
  private final RtcTokens tokens;
  private final ObjectMapper json;

  RtcSelfCheck(RtcConfig config, RtcTokens tokens, ObjectMapper json) {
    this.config = config;
    this.tokens = tokens;
    this.json = json;
  }

  @Override
  public String name() {
    return "rtc";
  }

  @Override
  public Uni<List<Finding>> run() {
    return Uni.createFrom().item(() -> List.of(check()));
  }

  private Finding check() {
    Optional<RtcApplication> application =
        config
            .appId()
            .flatMap(id -> config.appKey().map(key -> new RtcApplication(id, Secret.of(key))));
    if (application.isEmpty()) {
      return Finding.skipped(name(), SETTINGS + " are not set: getRtcAuthToken is off");
    }
    return isRight(application.get(), tokens.forClient("doctor", "doctor").value())
        ? Finding.pass(
            name(),
            "a token was made and checked; whether the key is that of the application is known to"
                + " ARTC alone")
        : Finding.fail(name(), "a token does not have the form that ARTC expects", SETTINGS);
  }

  private boolean isRight(RtcApplication application, Secret token) {
    try {
      JsonNode parts = json.readTree(Base64.getDecoder().decode(token.reveal()));
      return application.appId().equals(parts.path("appid").textValue())
          && application
              .hash(
                  parts.path("channelid").asText(),
                  parts.path("userid").asText(),
                  parts.path("nonce").asText(),
                  parts.path("timestamp").asLong())
              .equals(parts.path("token").textValue());
    } catch (IOException e) {
      return false;
    }
  }
}
