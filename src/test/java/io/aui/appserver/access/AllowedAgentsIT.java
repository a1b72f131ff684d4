package io.aui.appserver.access;

import static io.aui.appserver.testing.Json.object;
import static io.aui.appserver.testing.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aui.appserver.testing.Api;
import io.aui.appserver.testing.HttpTestBase;
import io.aui.appserver.testing.Ims;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server on which clients may name only some agents. */
@QuarkusIntegrationTest
@TestProfile(AllowedAgentsIT.Settings.class)
class AllowedAgentsIT extends HttpTestBase {
  /** One agent for calls, one for messaging. */
  public static class Settings implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("appserver.agents.allowed", "agent-avatar, agent-chat");
    }
  }

  private static ObjectNode naming(String operation, String agent) {
    ObjectNode body =
        switch (operation) {
          case "startAIAgentOutboundCall" ->
              object("user_id", "u1", "called_number", "138", "caller_number", "021");
          case "sendMessageChatText" ->
              object("session_id", "s", "receiver_id", "r", "text", "t", "type", "custom");
          case "describeAIAgent", "getAIAgentConcurrency" -> object();
          default -> Api.body(operation, "").deepCopy();
        };
    return body.put("ai_agent_id", agent);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "generateAIAgentCall",
        "startAIAgentInstance",
        "startAIAgentInstanceWithChannel",
        "startAIAgentOutboundCall",
        "generateMessageChatToken",
        "sendMessageChatText",
        "describeAIAgent",
        "getAIAgentConcurrency"
      })
  void othersAreRefused(String operation) {
    for (String version : List.of("v1", "v2")) {
      assertRefused(
          Api.call(version, operation, naming(operation, "agent-voice")),
          version,
          403,
          "Forbidden",
          "ai_agent_id");
    }
    assertThat(Ims.calls()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2"})
  void theNamedOnesAndTheDefaultsServe(String version) {
    Api.ok(version, "generateAIAgentCall", naming("generateAIAgentCall", "agent-avatar"));
    Api.ok(version, "generateMessageChatToken", naming("generateMessageChatToken", "agent-chat"));
    Api.ok(version, "describeAIAgent", naming("describeAIAgent", "agent-avatar"));
    Ims.forget();

    Api.ok(version, "generateAIAgentCall", Api.body("generateAIAgentCall", ""));

    assertThat(Ims.onlyCall().parameters()).containsEntry("AIAgentId", "agent-voice");
  }

  @ParameterizedTest
  @ValueSource(strings = {"IMAIAgentId", "imAiAgentId"})
  void agentsInChatSyncConfigCountToo(String member) {
    for (JsonNode config :
        List.of(
            object(member, "agent-voice", "ReceiverId", "u1"), object("x", object(member, "y")))) {
      for (String version : List.of("v1", "v2")) {
        JsonNode body =
            naming("generateAIAgentCall", "agent-avatar").set("chat_sync_config", config);
        assertRefused(
            Api.call(version, "generateAIAgentCall", body),
            version,
            403,
            "Forbidden",
            "/chat_sync_config/IMAIAgentId");
      }
    }
    JsonNode good = object("IMAIAgentId", "agent-chat", "ReceiverId", "u1");
    Api.ok(
        "v1",
        "generateAIAgentCall",
        naming("generateAIAgentCall", "agent-avatar").set("chat_sync_config", good));
  }
}
