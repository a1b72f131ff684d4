package io.aui.appserver.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the official Web client makes of failures; its own branches must be taken. */
class BrowserFailuresIT extends BrowserTestBase {
  private static final int AGENT_NOT_FOUND = -10204; // AICallErrorCode

  @Test
  void tellsAnUnknownAgentApart() {
    JsonNode error = page.error("generate", Map.of("agentType", 0, "agent", "nobody"));

    assertThat(error.path("message").asText()).isEqualTo("AgentNotFound");
    assertThat(error.path("code").asInt()).isEqualTo(AGENT_NOT_FOUND);
    assertThat(page.statuses()).containsOnly(200);
  }

  @Test
  void tellsAMissingSubscriptionApart() {
    stage.sandbox().refuse("GenerateAIAgentCall", 403, "Forbidden.SubscriptionRequired");

    JsonNode error = page.error("generate", Map.of("agentType", 0));

    assertThat(error.path("message").asText()).isEqualTo("Forbidden.SubscriptionRequired");
    // 403 as a status would have become "token is invalid".
    assertThat(page.statuses()).containsOnly(200);
  }

  @Test
  void tellsAVoiceThatIsTooShortApart() {
    stage.sandbox().refuse("SetAIAgentVoiceprint", 400, "InvalidAudioDuration");

    JsonNode error =
        page.error(
            "setVoiceprint",
            Map.of(
                "voiceprint",
                "vp_1",
                "input",
                Map.of("Type", "url", "Data", "https://media.example/a.wav", "Format", "wav")));

    assertThat(error.path("name").asText()).isEqualTo("InvalidAudioDuration");
  }

  @Test
  void aBadLoginIsToldToLogInAgain() {
    JsonNode error = page.error("generate", Map.of("agentType", 0, "login", "nonsense"));

    assertThat(error.path("name").asText()).isEqualTo("ServiceAuthError");
    assertThat(page.statuses()).containsOnly(403);
    assertThat(stage.sandbox().calls()).isEmpty();
  }

  @Test
  void whatOnlySomeMayCallIsNoReasonToLogInAgain() {
    JsonNode error =
        page.error(
            "outbound",
            Map.of("agent", "agent-outbound", "calledNumber", "13800000000", "full", true));

    assertThat(error.path("code").asText()).isEqualTo("Forbidden");
    assertThat(page.statuses()).containsOnly(200);
    assertThat(stage.sandbox().calls()).isEmpty();
  }

  @Test
  void showsWhatTheServerSays() {
    JsonNode error = page.error("rtcToken", Map.of("channel", "no blanks allowed"));

    assertThat(error.path("message").asText()).contains("channel_id");
    assertThat(error.path("code").asText()).isEqualTo("InvalidParameter");
  }

  @Test
  void aPageOfAnotherOriginReachesNothing() {
    try (WebPage foreign = stage.foreignPage()) {
      JsonNode error = foreign.error("generate", Map.of("agentType", 0));

      assertThat(error.path("name").asText()).isEqualTo("TypeError");
      assertThat(error.path("message").asText()).isEqualTo("Failed to fetch");
      assertThat(stage.sandbox().calls()).isEmpty();
    }
  }
}
