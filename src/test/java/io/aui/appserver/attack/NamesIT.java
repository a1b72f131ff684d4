package io.aui.appserver.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aui.appserver.testing.Http;
import io.aui.appserver.testing.Json;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of sessions, voiceprints and channels: too long, too many, or another's. */
class NamesIT extends AttackTestBase {
  @Test
  void refusedStartsWithLongNamesFillNothing() throws Exception {
    attack(
        () -> {
          for (int i = 0; i < 600; i++) {
            String name = i + "n".repeat(64_000);
            Http.Reply reply =
                start(
                    newUser(), Json.object("VoiceprintConfig", Json.object("VoiceprintId", name)));
            assertThat(reply.status()).as(reply.body()).isIn(400, 413);
          }
        });
  }

  @Test
  void manyNamesInARequestAreRefusedAndAnswered() throws Exception {
    attack(
        () -> {
          ArrayNode list = Json.object().putArray("x");
          ObjectNode nested = Json.object();
          ObjectNode innermost = nested;
          for (int i = 0; i < 400; i++) {
            list.addObject().put("VoiceprintId", "v" + i);
            innermost.put("VoiceprintId", "w" + i);
            innermost = innermost.putObject("x");
          }
          String user = newUser();
          for (JsonNode config : new JsonNode[] {Json.object("VoiceprintConfig", list), nested}) {
            String body = body(config).toString();
            for (int i = 0; i < 2; i++) {
              Http.Reply reply =
                  Http.send(
                      request("v1", user, "startAIAgentInstance", body)
                          .header("Idempotency-Key", "the-same"));
              assertThat(reply.status()).as(reply.body()).isEqualTo(400);
            }
          }
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"agent-voice", "agent-unknown"})
  void aRefusedStartTakesNoSession(String agent) throws Exception {
    String session = newUser();
    attack(
        () -> {
          AttackedServer.fault(
              "{\"kind\":\"agent_not_found\",\"action\":\"StartAIAgentInstance\"}");
          Http.Reply reply = start(newUser(), agent, session);
          assertThat(reply.status()).as(reply.body()).isIn(400, 403, 404);
          AttackedServer.noFaults();
        });
    Http.Reply owner = start(newUser(), "agent-voice", session);
    assertThat(owner.status()).as(owner.body()).isEqualTo(200);
    Http.Reply late = start(newUser(), "agent-voice", session);
    assertThat(late.status()).as(late.body()).isIn(403, 404);
  }

  @Test
  void aRefusedSetTakesNoVoiceprint() throws Exception {
    String voiceprint = newUser();
    attack(
        () -> {
          Http.Reply reply = set(newUser(), voiceprint, Json.object("Type", "nonsense"));
          assertThat(reply.status()).as(reply.body()).isEqualTo(400);
          AttackedServer.fault(
              "{\"kind\":\"throttle\",\"action\":\"SetAIAgentVoiceprint\",\"count\":-1}");
          reply = set(newUser(), voiceprint, good());
          assertThat(reply.status()).as(reply.body()).isEqualTo(429);
          AttackedServer.noFaults();
        });
    Http.Reply owner = set(newUser(), voiceprint, good());
    assertThat(owner.status()).as(owner.body()).isEqualTo(200);
    assertThat(set(newUser(), voiceprint, good()).status()).isIn(403, 404);
  }

  @Test
  void aChannelStaysItsOwnersWhileHerAgentLives() throws Exception {
    String owner = newUser();
    Http.Reply started =
        call(
            "v2",
            owner,
            "generateAIAgentCall",
            Json.object("workflow_type", "VoiceChat", "expire", 1));
    assertThat(started.code()).as(started.body()).isEqualTo(200);
    JsonNode wanted = Json.object("channel_id", started.text("channel_id"));
    attack(
        () ->
            Awaitility.await()
                .during(Duration.ofSeconds(4))
                .atMost(Duration.ofSeconds(12))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> call("v1", newUser(), "getRtcAuthToken", wanted).status() == 403));
  }

  private static Http.Reply start(String user, JsonNode agentConfig) {
    return call("v1", user, "startAIAgentInstance", body(agentConfig));
  }

  private static Http.Reply start(String user, String agent, String session) {
    return call(
        "v1",
        user,
        "startAIAgentInstance",
        Json.object("workflow_type", "VoiceChat", "ai_agent_id", agent, "session_id", session));
  }

  private static ObjectNode body(JsonNode agentConfig) {
    return Json.object("workflow_type", "VoiceChat", "agent_config", agentConfig);
  }

  private static JsonNode good() {
    return Json.object(
        "Type",
        "oss",
        "Data",
        "https://bucket.oss-cn-shanghai.aliyuncs.com/a.wav",
        "Format",
        "wav");
  }

  private static Http.Reply set(String user, String voiceprint, JsonNode input) {
    return call(
        "v1",
        user,
        "setAIAgentVoiceprint",
        Json.object("voiceprint_id", voiceprint, "input", input));
  }
}
