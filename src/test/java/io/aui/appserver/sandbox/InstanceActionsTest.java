package io.aui.appserver.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.aui.appserver.sandbox.protocol.Refusal;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstanceActionsTest extends EmulatorTestBase {

  @Test
  void goesFromCreatedThroughExecutingToFinished() throws Exception {
    String id = instance();

    assertThat(statusOf(id)).isEqualTo("Created");
    assertThat(statusOf(id)).isEqualTo("Executing");
    client.ok("StopAIAgentInstance", Map.of("InstanceId", id));
    assertThat(statusOf(id)).isEqualTo("Finished");
  }

  @Test
  void executesByItselfAfterAWhile() throws Exception {
    String id = instance();
    clock.move(Duration.ofSeconds(6));

    assertThat(statusOf(id)).isEqualTo("Executing");
  }

  @Test
  void executesOnceItIsSpokenTo() throws Exception {
    String id = instance();
    client.ok("SendAIAgentSpeech", Map.of("InstanceId", id, "Text", "hi"));

    assertThat(statusOf(id)).isEqualTo("Executing");
  }

  @Test
  void describeShowsWhatWasGivenAsObjects() throws Exception {
    JsonNode generated =
        client.ok(
            "GenerateAIAgentCall",
            Map.of(
                "AIAgentId", "agent-voice",
                "AgentConfig", "{\"Greeting\":\"你好\",\"Volume\":100}",
                "TemplateConfig", "{\"VoiceChat\":{\"VoiceId\":\"v\"}}",
                "UserData", "{\"k\":1}",
                "SessionId", "s1"));

    JsonNode instance = describe(generated.path("InstanceId").asText());
    assertThat(instance.at("/AgentConfig/Greeting").asText()).isEqualTo("你好");
    assertThat(instance.at("/AgentConfig/Volume").asInt()).isEqualTo(100);
    assertThat(instance.at("/TemplateConfig/VoiceChat/VoiceId").asText()).isEqualTo("v");
    assertThat(instance.path("UserData").asText()).isEqualTo("{\"k\":1}");
    assertThat(instance.path("SessionId").asText()).isEqualTo("s1");
    assertThat(instance.path("CallLogUrl").asText()).startsWith("https://");
    assertThat(instance.path("GmtCreate").asText())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\+00:00");
    JsonNode runtime = instance.at("/RuntimeConfig/VoiceChat");
    assertThat(runtime.path("ChannelId")).isEqualTo(generated.path("ChannelId"));
    assertThat(runtime.path("AgentUserId")).isEqualTo(generated.path("AIAgentUserId"));
    assertThat(
            rtc()
                .problem(
                    runtime.path("AuthToken").asText(),
                    runtime.path("ChannelId").asText(),
                    runtime.path("AgentUserId").asText(),
                    clock.instant()))
        .isEmpty();
  }

  @Test
  void describeLeavesOutWhatWasNotGiven() throws Exception {
    assertThat(describe(instance()).fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "RuntimeConfig", "CallLogUrl", "Status", "GmtCreate", "GmtModified");
  }

  @Test
  void updateMergesMemberByMember() throws Exception {
    String id = instance();
    update(
        id, "AgentConfig", "{\"Volume\":1,\"TtsConfig\":{\"VoiceId\":\"a\",\"SpeechRate\":1.5}}");
    update(id, "AgentConfig", "{\"Greeting\":\"g\",\"TtsConfig\":{\"VoiceId\":\"b\"}}");
    update(id, "UserData", "changed");

    JsonNode instance = describe(id);
    assertThat(instance.path("AgentConfig").toString())
        .isEqualTo(
            "{\"Volume\":1,\"TtsConfig\":{\"VoiceId\":\"b\",\"SpeechRate\":1.5},\"Greeting\":\"g\"}");
    assertThat(instance.path("UserData").asText()).isEqualTo("changed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"StopAIAgentInstance", "UpdateAIAgentInstance", "DescribeAIAgentInstance"})
  void needsAnInstanceThatThereIs(String action) throws Exception {
    assertRefused(400, "MissingInstanceId", action, Map.of());
    assertRefused(404, "InstanceNotFound", action, Map.of("InstanceId", "never-was"));
  }

  @ParameterizedTest
  @CsvSource({"AgentConfig, [], InvalidAgentConfig", "TemplateConfig, x, InvalidTemplateConfig"})
  void updateRefusesWhatIsNoObject(String name, String value, String code) throws Exception {
    assertRefused(
        400, code, "UpdateAIAgentInstance", Map.of("InstanceId", instance(), name, value));
  }

  @Test
  void aFinishedInstanceCanBeStoppedAndDescribedButNotChanged() throws Exception {
    String id = instance();
    Map<String, String> named = Map.of("InstanceId", id);
    client.ok("StopAIAgentInstance", named);
    String stoppedAt = describe(id).path("GmtModified").asText();

    assertThat(client.ok("StopAIAgentInstance", named).size()).isEqualTo(1);
    assertRefused(404, "InstanceNotFound", "UpdateAIAgentInstance", named);
    assertRefused(404, "InstanceNotFound", "SendAIAgentText", with(named, "Text", "hi"));
    assertThat(describe(id).path("GmtModified").asText()).isEqualTo(stoppedAt);
  }

  @Test
  void whatTheServiceLeavesOpenIsAnOption() throws Exception {
    try (Emulator other =
        Emulator.started(
            options()
                .unknownInstance(new Refusal(400, "InvalidInstanceId", "no such"))
                .finishedInstance(new Refusal(409, "InstanceFinished", "over"))
                .finishedMayBeStopped(false))) {
      client = new SandboxClient(other);
      Map<String, String> named = Map.of("InstanceId", instance());
      client.ok("StopAIAgentInstance", named);

      assertRefused(409, "InstanceFinished", "StopAIAgentInstance", named);
      assertRefused(400, "InvalidInstanceId", "StopAIAgentInstance", Map.of("InstanceId", "x"));
    }
  }

  @Test
  void concurrencyCountsTheRunningInstancesOfTheAgent() throws Exception {
    String stopped = instance();
    instance();
    client.ok("GenerateAIAgentCall", Map.of("AIAgentId", "agent-video"));
    client.ok("StopAIAgentInstance", Map.of("InstanceId", stopped));

    assertThat(
            client
                .ok("GetAIAgentConcurrency", Map.of("AIAgentId", "agent-voice"))
                .path("ActiveCount")
                .asInt())
        .isEqualTo(1);
    assertRefused(400, "MissingAIAgentId", "GetAIAgentConcurrency", Map.of());
    assertRefused(404, "AgentNotFound", "GetAIAgentConcurrency", Map.of("AIAgentId", "x"));
  }

  @Test
  void listShowsTheNewestFirstByPages() throws Exception {
    for (int i = 0; i < 12; i++) {
      client.ok("GenerateAIAgentCall", Map.of("AIAgentId", "agent-voice", "UserData", "call " + i));
      clock.move(Duration.ofSeconds(1));
    }

    JsonNode firstPage = list(Map.of());
    assertThat(firstPage).hasSize(10);
    assertThat(firstPage.path(0).path("UserData").asText()).isEqualTo("call 11");
    assertThat(firstPage.path(0).has("InstanceId")).isFalse();
    assertThat(list(Map.of("PageNumber", "2"))).hasSize(2);
    assertThat(list(Map.of("PageSize", "0"))).isEmpty();
    assertThat(list(Map.of("EndTime", "2023-01-01T00:00:00Z"))).isEmpty();
    assertThat(list(Map.of("StartTime", "2023-01-01T00:00:00Z", "PageSize", "100"))).hasSize(12);
  }

  @ParameterizedTest
  @CsvSource({
    "PageNumber, 0,          InvalidPageNumber",
    "PageNumber, 101,        InvalidPageNumber",
    "PageSize,   101,        InvalidPageSize",
    "StartTime,  yesterday,  InvalidStartTime",
    "EndTime,    2023-01-01, InvalidEndTime",
  })
  void listRefuses(String name, String value, String code) throws Exception {
    assertRefused(
        400, code, "ListAIAgentInstance", Map.of("AIAgentId", "agent-voice", name, value));
    assertRefused(400, "MissingAIAgentId", "ListAIAgentInstance", Map.of());
  }

  private JsonNode describe(String id) throws Exception {
    return client.ok("DescribeAIAgentInstance", Map.of("InstanceId", id)).path("Instance");
  }

  private void update(String id, String name, String value) throws Exception {
    client.ok("UpdateAIAgentInstance", Map.of("InstanceId", id, name, value));
  }

  private JsonNode list(Map<String, String> how) throws Exception {
    return client
        .ok("ListAIAgentInstance", with(how, "AIAgentId", "agent-voice"))
        .path("Instances");
  }
}
