package io.aui.appserver.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aui.appserver.testing.Api;
import io.aui.appserver.testing.Http;
import io.aui.appserver.testing.HttpTestBase;
import io.aui.appserver.testing.Ims;
import io.aui.appserver.testing.Json;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The requests of the official clients, as they send them. */
@QuarkusTest
class OfficialClientsTest extends HttpTestBase {
  static Stream<JsonNode> requests() throws IOException {
    try (InputStream file =
        OfficialClientsTest.class.getResourceAsStream("/clients/requests.json")) {
      JsonNode all = Json.read(new String(file.readAllBytes(), UTF_8));
      return Stream.of("web", "others")
          .flatMap(group -> StreamSupport.stream(all.path(group).spliterator(), false));
    }
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("requests")
  void isServed(JsonNode request) {
    ObjectNode body = request.path("body").deepCopy();
    if (request.path("path").asText().endsWith("describeAIAgentInstance")) {
      body.put("ai_agent_instance_id", Api.instance("v2"));
      Ims.forget();
    }
    if (request.path("path").asText().endsWith("clearAIAgentVoiceprint")) {
      Api.ok("v2", "setAIAgentVoiceprint", registration(body));
      Ims.forget();
    }
    if (body.path("workflow_type").asText().equals("VideoChat")) {
      body.put("ai_agent_id", "agent-video");
    }

    Http.Reply reply =
        Http.send(
            Http.request(Api.base() + request.path("path").asText())
                .header("Content-Type", "application/json")
                .header("Authorization", "a-login-token-without-a-scheme")
                .POST(BodyPublishers.ofString(body.toString())));

    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    assertThat(reply.code()).as(reply.toString()).isEqualTo(200);
    assertThat(Ims.calls()).allMatch(call -> call.outcome().equals("OK"));
    if (body.has("agent_config")) {
      assertThat(Ims.onlyCall().parameters())
          .containsEntry("AgentConfig", body.path("agent_config").asText());
    }
  }

  private static JsonNode registration(ObjectNode body) {
    return Json.object(
        "user_id",
        body.path("user_id").asText(),
        "voiceprint_id",
        body.path("voiceprint_id").asText(),
        "input",
        "{\"Type\":\"url\",\"Data\":\"https://example.com/a.wav\",\"Format\":\"wav\"}");
  }
}
