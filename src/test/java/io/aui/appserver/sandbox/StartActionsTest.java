package io.aui.appserver.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aui.appserver.Secret;
import io.aui.appserver.sandbox.protocol.Hash;
import io.aui.appserver.sandbox.protocol.Json;
import io.aui.appserver.sandbox.state.ConfigurationCheck;
import io.aui.appserver.sandbox.state.RtcApp;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StartActionsTest extends EmulatorTestBase {
  private static final Map<String, String> GENERATE = Map.of("AIAgentId", "agent-voice");

  @Override
  EmulatorOptions options() {
    ConfigurationCheck volume =
        (parameter, config) ->
            config.path("Volume").asInt() > 400
                ? List.of("/" + parameter + "/Volume must be 0 to 400")
                : List.of();
    return super.options().agents(List.of("my-own-agent")).configCheck(volume);
  }

  @Test
  void generateReturnsInstanceChannelUsersAndAToken() throws Exception {
    JsonNode response =
        client.ok("GenerateAIAgentCall", with(with(GENERATE, "UserId", "u1"), "Expire", "7200"));

    assertThat(response.path("InstanceId").asText()).matches("[0-9a-f]{32}");
    assertThat(response.path("AIAgentUserId").asText()).matches("[0-9a-f]{32}");
    assertThat(response.path("UserId").asText()).isEqualTo("u1");
    assertThat(response.path("RequestId").asText()).matches("[0-9A-F-]{36}");
    assertThat(response.has("Code")).isFalse();
    JsonNode token = token(response.path("Token").asText());
    long timestamp = token.path("timestamp").asLong();
    assertThat(token.path("channelid").asText()).isEqualTo(response.path("ChannelId").asText());
    assertThat(token.path("userid").asText()).isEqualTo("u1");
    assertThat(timestamp - clock.instant().getEpochSecond()).isBetween(7100L, 7200L);
    assertThat(token.path("token").asText())
        .isEqualTo(
            Hash.of(
                rtc().appId(),
                rtc().appKey().reveal(),
                response.path("ChannelId").asText(),
                "u1",
                Long.toString(timestamp)));
  }

  @Test
  void generateMakesAUserWhereNoneIsGiven() throws Exception {
    assertThat(client.ok("GenerateAIAgentCall", GENERATE).path("UserId").asText()).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(strings = {"agent-avatar", "agent-outbound", "my-own-agent"})
  void knowsTheDefaultAndTheConfiguredAgents(String agent) throws Exception {
    client.ok("GenerateAIAgentCall", Map.of("AIAgentId", agent));
  }

  @ParameterizedTest(name = "{0}={1} -> {2} {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          AIAgentId      | ''                   | 400 | MissingAIAgentId
          AIAgentId      | agent-unknown        | 404 | AgentNotFound
          Expire         | 604801               | 400 | InvalidExpire
          Expire         | -1                   | 400 | InvalidExpire
          Expire         | 1h                   | 400 | InvalidExpire
          UserId         | 12345678901234567890123456789012345678901234567890123456789012345 | 400 | InvalidUserId
          AgentConfig    | not JSON             | 400 | InvalidAgentConfig
          AgentConfig    | []                   | 400 | InvalidAgentConfig
          AgentConfig    | {} {}                | 400 | InvalidAgentConfig
          AgentConfig    | {"Volume":401}       | 400 | InvalidParameter
          TemplateConfig | "text"               | 400 | InvalidTemplateConfig
          ChatSyncConfig | 1                    | 400 | InvalidChatSyncConfig
          """)
  void generateRefuses(String name, String value, int status, String code) throws Exception {
    assertRefused(status, code, "GenerateAIAgentCall", with(GENERATE, name, value));
  }

  @Test
  void aRefusedMemberIsNamed() throws Exception {
    assertThat(
            client
                .call("GenerateAIAgentCall", with(GENERATE, "AgentConfig", "{\"Volume\":401}"))
                .text("Message"))
        .contains("/AgentConfig/Volume must be 0 to 400");
  }

  @Test
  void takesUnknownMembersOfAConfiguration() throws Exception {
    String config = "{\"PreConnectAudioUrl\":\"x\",\"BackChannelingConfig\":[{\"Enable\":true}]}";

    client.ok("GenerateAIAgentCall", with(GENERATE, "AgentConfig", config));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"%s", "{\"VoiceChat\":%s}", "{\"AvatarChat3D\":%s}", "{\"VideoChat\":\"%s\"}"})
  void startTakesAllFormsOfRuntimeConfig(String form) throws Exception {
    String flat = runtimeConfig("room-1", "robot_1");
    String inner = form.contains("\"%s\"") ? flat.replace("\"", "\\\"") : flat;

    JsonNode response = start(form.formatted(inner));

    assertThat(response.size()).isEqualTo(2);
    JsonNode shown =
        client
            .ok(
                "DescribeAIAgentInstance",
                Map.of("InstanceId", response.path("InstanceId").asText()))
            .at("/Instance/RuntimeConfig");
    JsonNode innermost = form.equals("%s") ? shown : shown.elements().next();
    assertThat(innermost).isEqualTo(Json.read(flat).orElseThrow());
  }

  @Test
  void startTakesATokenOfAnotherApplicationByItsForm() throws Exception {
    RtcApp other = new RtcApp("another-app", Secret.of("unknown here"));
    String token = other.token("room-1", "robot", clock.instant().plusSeconds(60));

    start(config("room-1", "robot", token).toString());
  }

  @Test
  void startNeedsAChannelAUserAndAnAgent() throws Exception {
    assertRefused(400, "MissingRuntimeConfig", "StartAIAgentInstance", GENERATE);
    assertRefused(400, "MissingAIAgentId", "StartAIAgentInstance", Map.of());
    assertRuntimeRefused("[]");
    assertRuntimeRefused("{}");
    assertRuntimeRefused("{\"VoiceChat\":\"no object\"}");
    assertRuntimeRefused(runtimeConfig("room 1", "robot"));
    assertRuntimeRefused(runtimeConfig("room-1", "r".repeat(65)));
  }

  @Test
  void startRefusesATokenThatWouldNotLetTheAgentIn() throws Exception {
    String good = rtc().token("room-1", "robot", clock.instant().plusSeconds(60));
    String expired = rtc().token("room-1", "robot", clock.instant().minusSeconds(1));
    String forged =
        new RtcApp(rtc().appId(), Secret.of("guessed"))
            .token("room-1", "robot", clock.instant().plusSeconds(60));

    start(config("room-1", "robot", good).toString());
    assertRuntimeRefused(config("room-2", "robot", good).toString());
    assertRuntimeRefused(config("room-1", "somebody", good).toString());
    assertRuntimeRefused(config("room-1", "robot", expired).toString());
    assertRuntimeRefused(config("room-1", "robot", forged).toString());
    assertRuntimeRefused(config("room-1", "robot", "not Base64").toString());
    assertRuntimeRefused(config("room-1", "robot", base64("{\"appid\":\"a\"}")).toString());
    assertRuntimeRefused(config("room-1", "robot", base64("[]")).toString());
  }

  @Test
  void outboundCallRemembersBothNumbers() throws Exception {
    JsonNode response = client.ok("StartAIAgentOutboundCall", outbound());

    JsonNode instance =
        client
            .ok(
                "DescribeAIAgentInstance",
                Map.of("InstanceId", response.path("InstanceId").asText()))
            .path("Instance");
    assertThat(instance.at("/CallInfo/CalleeNumber").asText()).isEqualTo("13800000000");
    assertThat(instance.at("/CallInfo/CallerNumber").asText()).isEqualTo("02100000000");
    assertThat(instance.at("/AgentConfig/GreetingDelay").asInt()).isEqualTo(100);
    assertThat(instance.has("RuntimeConfig")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "AIAgentId,    400, MissingAIAgentId",
    "CalledNumber, 400, MissingCalledNumber",
    "CallerNumber, 400, MissingCallerNumber",
    "Config=[],    400, InvalidConfig",
    "AIAgentId=x,  404, AgentNotFound",
  })
  void outboundCallRefuses(String change, int status, String code) throws Exception {
    String[] nameAndValue = (change + "=").split("=", -1);
    assertRefused(
        status,
        code,
        "StartAIAgentOutboundCall",
        with(outbound(), nameAndValue[0], nameAndValue[1]));
  }

  private JsonNode start(String runtimeConfig) throws Exception {
    return client.ok("StartAIAgentInstance", with(GENERATE, "RuntimeConfig", runtimeConfig));
  }

  private void assertRuntimeRefused(String runtimeConfig) throws Exception {
    assertRefused(
        400,
        "InvalidRuntimeConfig",
        "StartAIAgentInstance",
        with(GENERATE, "RuntimeConfig", runtimeConfig));
  }

  private static Map<String, String> outbound() {
    return Map.of(
        "AIAgentId", "agent-outbound",
        "CalledNumber", "13800000000",
        "CallerNumber", "02100000000",
        "Config", "{\"GreetingDelay\":100}");
  }

  private static ObjectNode config(String channelId, String userId, String token) {
    return Json.object()
        .put("ChannelId", channelId)
        .put("AgentUserId", userId)
        .put("AuthToken", token);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }

  private static JsonNode token(String base64) {
    return Json.readObject(new String(Base64.getDecoder().decode(base64), UTF_8)).orElseThrow();
  }

  @Test
  void theTokenOfTheOfficialExampleIsMadeAsDocumented() {
    assertThat(Hash.of("abc", "abckey", "abcChannel", "abcUser", "", "1699423634"))
        .isEqualTo("3c9ee8d9f8734f0b7560ed8022a0590659113955819724fc9345ab8eedf84f31");
    assertThat(
            rtc()
                .problem(
                    rtc().token("c", "u", clock.instant().plus(Duration.ofDays(1))),
                    "c",
                    "u",
                    clock.instant()))
        .isEmpty();
  }
}
