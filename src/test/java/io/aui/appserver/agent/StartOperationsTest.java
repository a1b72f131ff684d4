package io.aui.appserver.agent;

import static io.aui.appserver.testing.Json.names;
import static io.aui.appserver.testing.Json.object;
import static io.aui.appserver.testing.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aui.appserver.testing.Api;
import io.aui.appserver.testing.Http;
import io.aui.appserver.testing.HttpTestBase;
import io.aui.appserver.testing.Ims;
import io.aui.appserver.testing.Json;
import io.aui.appserver.testing.RtcToken;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class StartOperationsTest extends HttpTestBase {
  private static final String AGENT_CONFIG =
      "{\"Greeting\": \"Hello, 你好 & welcome +\",\"Volume\":100}";
  private static final String TEMPLATE_CONFIG = "{ \"VoiceChat\":{\"VadLevel\":11}}";
  private static final String SYNC_CONFIG =
      "{\"IMAIAgentId\":\"agent-chat\",\"ReceiverId\":\"u1\"}";

  private static ObjectNode everything() {
    return object(
        "template_config", TEMPLATE_CONFIG,
        "agent_config", AGENT_CONFIG,
        "chat_sync_config", SYNC_CONFIG,
        "ai_agent_id", "agent-avatar",
        "workflow_type", "avatarchat3d",
        "user_id", "user-1_A",
        "region", "cn-shanghai",
        "user_data", "{\"a\":1}",
        "session_id", "session/1",
        "a_member_of_tomorrow", Map.of("x", 1));
  }

  @ParameterizedTest
  @CsvSource({"v1,2,7200", "v1,7200,7200", "v2,7200,7200"})
  void generateSendsAndReturnsAllMembers(String version, int expire, String seconds) {
    JsonNode response = Api.ok(version, "generateAIAgentCall", everything().put("expire", expire));

    Ims.Call sent = Ims.onlyCall();
    assertThat(sent.action()).isEqualTo("GenerateAIAgentCall");
    assertThat(sent.parameters())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "AIAgentId",
                "agent-avatar",
                "UserId",
                "user-1_A",
                "Expire",
                seconds,
                "AgentConfig",
                AGENT_CONFIG,
                "TemplateConfig",
                TEMPLATE_CONFIG,
                "ChatSyncConfig",
                SYNC_CONFIG,
                "SessionId",
                "session/1",
                "UserData",
                "{\"a\":1}"));
    assertThat(names(response))
        .containsExactlyInAnyOrder(
            "code",
            "request_id",
            "ai_agent_id",
            "ai_agent_instance_id",
            "ai_agent_user_id",
            "channel_id",
            "rtc_auth_token",
            "user_id",
            "workflow_type");
    assertThat(response.path("ai_agent_id").asText()).isEqualTo("agent-avatar");
    assertThat(response.path("user_id").asText()).isEqualTo("user-1_A");
    assertThat(response.path("workflow_type").asText()).isEqualTo("AvatarChat3D");
    RtcToken.decode(response.path("rtc_auth_token").asText())
        .assertIsFor(response.path("channel_id").asText(), "user-1_A", Duration.ofHours(2), false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2"})
  void generateWithNextToNothingIsAVoiceChatOfADay(String version) {
    JsonNode response = Api.ok(version, "generateAIAgentCall", object("template_config", "{}"));

    assertThat(Ims.onlyCall().parameters())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("AIAgentId", "agent-voice", "Expire", "86400", "TemplateConfig", "{}"));
    assertThat(response.path("workflow_type").asText()).isEqualTo("VoiceChat");
    assertThat(response.path("user_id").asText()).as("made by IMS").isNotBlank();
  }

  @ParameterizedTest
  @CsvSource({
    "v1,VoiceChat,agent-voice,VoiceChat",
    "v2,AVATARCHAT3D,agent-avatar,AvatarChat3D",
    "v2,visionchat,agent-vision,VisionChat"
  })
  void theAgentConfiguredForTheTypeIsUsed(
      String version, String type, String agent, String returned) {
    JsonNode response =
        Api.ok(
            version, "GenerateAIAgentCall", object("template_config", "{}", "workflow_type", type));

    assertThat(Ims.onlyCall().parameters()).containsEntry("AIAgentId", agent);
    assertThat(response.path("ai_agent_id").asText()).isEqualTo(agent);
    assertThat(response.path("workflow_type").asText()).isEqualTo(returned);
  }

  /** On v1, a value above 168 counts as seconds, since older clients send seconds. */
  @ParameterizedTest
  @CsvSource({"168,604800", "169,169", "604800,604800"})
  void longExpiriesOfVersion1AreSeconds(int expire, String seconds) {
    Api.ok("v1", "generateAIAgentCall", object("template_config", "{}", "expire", expire));

    assertThat(Ims.onlyCall().parameters()).containsEntry("Expire", seconds);
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2"})
  void aTypeThatIsUnknownHereIsIgnoredBesideAnAgent(String version) {
    for (String operation :
        List.of("generateAIAgentCall", "startAIAgentInstance", "startAIAgentInstanceWithChannel")) {
      ObjectNode body = Api.body(operation, "").deepCopy();
      body.put("ai_agent_id", "agent-avatar").put("workflow_type", "HologramChat");

      Api.ok(version, operation, body);

      assertThat(Ims.onlyCall().parameters()).containsEntry("AIAgentId", "agent-avatar");
      Ims.forget();
    }
    Http.Reply alone =
        Api.call(
            version,
            "generateAIAgentCall",
            object("template_config", "{}", "workflow_type", "HologramChat"));
    assertRefused(alone, version, 400, "InvalidParameter", "workflow_type");
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2"})
  void aRegionsOwnAgentCountsThereAndTheGeneralOnesDoNot(String version) {
    String region = "ap-southeast-1";
    Api.ok(version, "generateAIAgentCall", object("template_config", "{}", "region", region));
    assertThat(Ims.onlyCall().parameters()).containsEntry("AIAgentId", "agent-video");

    Http.Reply none =
        Api.call(
            version,
            "startAIAgentInstance",
            object("user_id", "u1", "region", region, "workflow_type", "VisionChat"));
    assertThat(none.code()).isEqualTo(400);
    assertThat(none.text("error_code")).isEqualTo("MissingParameter");
    assertThat(none.text("message"))
        .contains("ai_agent_id", "APPSERVER_AGENTS_REGIONS_AP_SOUTHEAST_1_VISION_CHAT");
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2"})
  void configurationsMayBeObjects(String version) {
    Api.ok(
        version,
        "generateAIAgentCall",
        object(
            "template_config", object("VoiceChat", object("VadLevel", 3)),
            "agent_config", object("Greeting", "Hi")));

    assertThat(Ims.onlyCall().parameters())
        .containsEntry("TemplateConfig", "{\"VoiceChat\":{\"VadLevel\":3}}")
        .containsEntry("AgentConfig", "{\"Greeting\":\"Hi\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2"})
  void startMakesTheChannelAndBothTokens(String version) {
    JsonNode response = Api.ok(version, "startAIAgentInstance", everything());

    Ims.Call sent = Ims.onlyCall();
    JsonNode runtime = Json.read(sent.parameters().get("RuntimeConfig"));
    assertThat(sent.action()).isEqualTo("StartAIAgentInstance");
    assertThat(sent.parameters())
        .containsOnlyKeys(
            "AIAgentId",
            "RuntimeConfig",
            "AgentConfig",
            "TemplateConfig",
            "ChatSyncConfig",
            "SessionId",
            "UserData")
        .containsEntry("AIAgentId", "agent-avatar")
        .containsEntry("AgentConfig", AGENT_CONFIG)
        .containsEntry("TemplateConfig", TEMPLATE_CONFIG)
        .containsEntry("ChatSyncConfig", SYNC_CONFIG)
        .containsEntry("SessionId", "session/1")
        .containsEntry("UserData", "{\"a\":1}");
    assertThat(names(response))
        .containsExactlyInAnyOrder(
            "code",
            "request_id",
            "ai_agent_instance_id",
            "ai_agent_user_id",
            "channel_id",
            "rtc_auth_token");
    String channel = response.path("channel_id").asText();
    String agentUser = response.path("ai_agent_user_id").asText();
    assertThat(channel).matches("[0-9a-f]{32}");
    assertThat(agentUser).matches("[0-9a-f]{32}").isNotEqualTo("user-1_A");
    assertThat(names(runtime)).containsExactlyInAnyOrder("AgentUserId", "ChannelId", "AuthToken");
    assertThat(runtime.path("ChannelId").asText()).isEqualTo(channel);
    assertThat(runtime.path("AgentUserId").asText()).isEqualTo(agentUser);
    RtcToken.decode(runtime.path("AuthToken").asText())
        .assertIsFor(channel, agentUser, Duration.ofDays(7), true);
    RtcToken.decode(response.path("rtc_auth_token").asText())
        .assertIsFor(channel, "user-1_A", Duration.ofHours(24), true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2"})
  void startWithChannelSendsTheAgentIntoTheCallersChannel(String version) {
    JsonNode response =
        Api.ok(
            version,
            "startAIAgentInstanceWithChannel",
            everything().put("channel_id", "my-channel_1"));

    Ims.Call sent = Ims.onlyCall();
    JsonNode runtime = Json.read(sent.parameters().get("RuntimeConfig"));
    assertThat(sent.action()).isEqualTo("StartAIAgentInstance");
    assertThat(sent.parameters())
        .containsEntry("AIAgentId", "agent-avatar")
        .containsEntry("AgentConfig", AGENT_CONFIG)
        .containsEntry("SessionId", "session/1");
    assertThat(names(response))
        .containsExactlyInAnyOrder(
            "code", "request_id", "ai_agent_instance_id", "ai_agent_user_id");
    assertThat(runtime.path("ChannelId").asText()).isEqualTo("my-channel_1");
    RtcToken.decode(runtime.path("AuthToken").asText())
        .assertIsFor(
            "my-channel_1", response.path("ai_agent_user_id").asText(), Duration.ofDays(7), true);
  }
}
