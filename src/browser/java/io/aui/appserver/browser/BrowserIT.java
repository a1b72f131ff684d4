package io.aui.appserver.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every call of the official Web client. Numbers of agent types are its AICallAgentType. */
class BrowserIT extends BrowserTestBase {
  private static final int VOICE = 0;

  @ParameterizedTest
  @CsvSource({"0, agent-voice", "1, agent-avatar", "2, agent-vision", "3, agent-video"})
  void startsACallByItsType(int agentType, String agent) {
    JsonNode info = page.answer("generate", Map.of("agentType", agentType));

    assertThat(page.sentBody().has("ai_agent_id")).isFalse();
    assertThat(page.sentHeader("Authorization")).isEqualTo(stage.login());
    assertThat(page.sentHeader("Origin")).isNotBlank();
    assertIsAgentInfo(info, agentType);
    JsonNode received = stage.sandbox().received("GenerateAIAgentCall");
    assertThat(received.path("AIAgentId").asText()).isEqualTo(agent);
    assertThat(received.path("UserId").asText()).isEqualTo(Stage.USER);
    assertThat(received.path("Expire").asText()).isEqualTo("86400");
  }

  @ParameterizedTest
  @CsvSource({"0, agent-voice", "1, agent-avatar", "2, agent-vision", "3, agent-video"})
  void startsACallOfAnAgentWithAllThatTheSdkCanSet(int agentType, String agent) {
    JsonNode info =
        page.answer("generate", Map.of("agentType", agentType, "agent", agent, "full", true));

    assertIsAgentInfo(info, agentType);
    JsonNode sent = page.sentBody();
    JsonNode received = stage.sandbox().received("GenerateAIAgentCall");
    assertThat(received.path("AIAgentId").asText()).isEqualTo(agent);
    assertSame(sent, "agent_config", received, "AgentConfig");
    assertSame(sent, "template_config", received, "TemplateConfig");
    assertSame(sent, "user_data", received, "UserData");
    assertSame(sent, "session_id", received, "SessionId");
    assertSame(sent, "chat_sync_config", received, "ChatSyncConfig");
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "2", "3"})
  void readsTheConfigurationsBackFromARunningInstance(int agentType) {
    JsonNode info = page.answer("generate", Map.of("agentType", agentType, "full", true));
    JsonNode sent = page.sentBody();

    JsonNode instance =
        page.answer(
            "instance",
            Map.of("agentType", agentType, "instance", info.path("instanceId").asText()));

    assertThat(instance.path("agentConfig")).isEqualTo(sent.path("agent_config"));
    assertThat(instance.path("templateConfig")).isEqualTo(sent.path("template_config"));
    assertThat(instance.path("userData")).isEqualTo(sent.path("user_data"));
    assertThat(instance.path("status").asText()).isIn("Created", "Executing");
  }

  @Test
  void readsAnInstanceThatWasStartedWithoutConfigurations() {
    JsonNode info = page.answer("generate", Map.of("agentType", VOICE));

    JsonNode instance =
        page.answer(
            "instance", Map.of("agentType", VOICE, "instance", info.path("instanceId").asText()));

    assertThat(instance.path("agentConfig").asText()).startsWith("{");
  }

  @Test
  void getsATokenForItsChannel() {
    JsonNode token = decoded(page.answer("rtcToken", Map.of("channel", "channel_1")));

    assertThat(token.path("appid").asText()).isEqualTo("sandbox-rtc-app");
    assertThat(token.path("channelid").asText()).isEqualTo("channel_1");
    assertThat(token.path("userid").asText()).isEqualTo(Stage.USER);
  }

  @Test
  void getsATokenForAChannelMadeForIt() {
    assertThat(decoded(page.answer("rtcToken", Map.of())).path("channelid").asText()).isNotBlank();
    assertThat(page.sentBody().has("channel_id")).isFalse();
  }

  @Test
  void logsInToMessaging() {
    JsonNode token = page.answer("chatToken", Map.of("agent", "agent-chat"));

    assertThat(token.path("isValid").asBoolean()).isTrue();
    for (String member : new String[] {"appId", "appSign", "token"}) {
      assertThat(token.path(member).asText()).as(member).isNotBlank();
    }
    assertThat(token.path("timestamp").isIntegralNumber()).isTrue();
    JsonNode received = stage.sandbox().received("GenerateMessageChatToken");
    assertThat(received.path("AIAgentId").asText()).isEqualTo("agent-chat");
    assertThat(received.path("UserId").asText()).isEqualTo(Stage.USER);
  }

  @Test
  void readsOnWhichNumbersAnAgentCanBeCalled() {
    JsonNode agent = page.answer("agent", Map.of("agent", "agent-voice"));

    assertThat(agent.path("InboundPhoneNumbers")).hasSize(1);
    assertThat(agent.at("/InboundPhoneNumbers/0").asText()).isEqualTo("02112345678");
  }

  @Test
  void callsAPhone() {
    JsonNode call =
        page.answer(
            "outbound",
            Map.of(
                "login",
                stage.loginWith("aiagent-admin"),
                "agent",
                "agent-outbound",
                "calledNumber",
                "13800000000",
                "full",
                true));

    assertThat(call.path("instanceId").asText()).isNotBlank();
    JsonNode received = stage.sandbox().received("StartAIAgentOutboundCall");
    assertThat(received.path("CalledNumber").asText()).isEqualTo("13800000000");
    assertThat(received.path("CallerNumber").asText()).isNotBlank();
    assertSame(page.sentBody(), "config", received, "Config");
  }

  @Test
  void getsKeysToUploadWith() {
    JsonNode oss = page.answer("oss", Map.of());

    for (String member :
        new String[] {
          "access_key_id",
          "access_key_secret",
          "sts_token",
          "bucket",
          "base_path",
          "region",
          "expiration"
        }) {
      assertThat(oss.path(member).asText()).as(member).isNotBlank();
    }
    assertThat(stage.sandbox().received("AssumeRole").path("Policy").asText()).contains(Stage.USER);
  }

  @Test
  void registersAVoiceAndForgetsIt() {
    Map<String, Object> input =
        Map.of("Type", "url", "Data", "https://media.example/a.wav?x=1&y=2", "Format", "wav");

    JsonNode set = page.answer("setVoiceprint", Map.of("voiceprint", "vp_1", "input", input));

    assertThat(set.path("voiceprint_id").asText()).isEqualTo("vp_1");
    JsonNode received = stage.sandbox().received("SetAIAgentVoiceprint");
    assertSame(page.sentBody(), "input", received, "Input");

    page.answer("clearVoiceprint", Map.of("voiceprint", "vp_1"));

    received = stage.sandbox().received("ClearAIAgentVoiceprint");
    assertThat(received.path("VoiceprintId").asText()).isEqualTo("vp_1");
    assertThat(received.path("RegistrationMode").asText()).isEqualTo("Explicit");
  }

  private static void assertIsAgentInfo(JsonNode info, int agentType) {
    for (String member : new String[] {"instanceId", "channelId", "userId", "rtcToken", "reqId"}) {
      assertThat(info.path(member).asText()).as(member).isNotBlank();
    }
    assertThat(info.path("agentType").asInt()).isEqualTo(agentType);
    JsonNode token = decoded(info.path("rtcToken"));
    assertThat(token.path("channelid")).isEqualTo(info.path("channelId"));
    assertThat(token.path("userid").asText()).isEqualTo(Stage.USER);
  }

  /** To the letter, not only the same JSON. */
  private static void assertSame(JsonNode sent, String member, JsonNode received, String name) {
    assertThat(received.path(name).asText())
        .as(name)
        .isNotBlank()
        .isEqualTo(sent.path(member).asText());
  }

  private static JsonNode decoded(JsonNode token) {
    try {
      String json = new String(Base64.getDecoder().decode(token.asText()), UTF_8);
      return Http.JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
