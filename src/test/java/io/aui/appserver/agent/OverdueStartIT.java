package io.aui.appserver.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.aui.appserver.testing.Http;
import io.aui.appserver.testing.Json;
import io.aui.appserver.testing.PackagedServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start whose conversation should go on at once. */
class OverdueStartIT {
  @TempDir Path directory;

  @Test
  void isShownUntilTheConversationGoesOn() throws IOException {
    Map<String, String> settings =
        Map.of(
            "APPSERVER_ACCESS_MODE", "none",
            "APPSERVER_SANDBOX_ENABLED", "true",
            "APPSERVER_TRACKING_ARRIVAL_TIMEOUT", "1ms");
    try (PackagedServer server = PackagedServer.start(directory, settings, List.of()).awaitOpen()) {
      String body =
          "{\"user_id\":\"u\",\"workflow_type\":\"VoiceChat\",\"template_config\":\"{}\"}";
      String id =
          Http.post(server.url("v1", "generateAIAgentCall"), body).text("ai_agent_instance_id");

      JsonNode created = describe(server, id);
      assertThat(created.path("status").asText()).isEqualTo("Created");
      assertThat(created.path("start_overdue").asBoolean()).as(created.toString()).isTrue();

      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> describe(server, id).path("status").asText().equals("Executing"));
      assertThat(describe(server, id).has("start_overdue")).isFalse();
    }
  }

  private static JsonNode describe(PackagedServer server, String id) {
    String body = Json.object("ai_agent_instance_id", id).toString();
    return Http.post(server.url("v1", "describeAIAgentInstance"), body).json();
  }
}
