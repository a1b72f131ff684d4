package io.aui.appserver.phone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.aui.appserver.OperationTestBase;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusIntegrationTest
class CallOperationsIT extends OperationTestBase {
  private static final String CALL =
      "{'ai_agent_id':'agent-outbound','called_number':'13800000000','user_id':'user_1'%s}";

  @Test
  void outboundCallGoesOutWithTheConfiguredNumber() {
    JsonNode response =
        ok(
            "startAIAgentOutboundCall",
            quoted(
                CALL.formatted(
                    ",'config':'{\\'Greeting\\':\\'Hi & +\\'}','user_data':'{}','session_id':'s-9',"
                        + "'region':'cn-shanghai','newer_member':[1]")));

    assertThat(sent("StartAIAgentOutboundCall").parameters())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "AIAgentId", "agent-outbound",
                "CalledNumber", "13800000000",
                "CallerNumber", "02100000000",
                "Config", "{\"Greeting\":\"Hi & +\"}",
                "UserData", "{}",
                "SessionId", "s-9"));
    assertThat(response.path("instance_id").asText()).isNotBlank();
    assertThat(response.path("ai_agent_instance_id")).isEqualTo(response.path("instance_id"));
  }

  @Test
  void outboundCallTakesNumberAndConfigurationOfTheRequest() {
    ok(
        "startAIAgentOutboundCall",
        quoted(CALL.formatted(",'caller_number':'+86-21-1','config':{'GreetingDelay':10}")));

    assertThat(sent("StartAIAgentOutboundCall").parameters())
        .containsEntry("CallerNumber", "+86-21-1")
        .containsEntry("Config", "{\"GreetingDelay\":10}");
  }

  @Test
  void outboundCallIsStoppedAsAnyInstance() {
    String id =
        ok("startAIAgentOutboundCall", quoted(CALL.formatted(""))).path("instance_id").asText();
    ok("stopAIAgentInstance", "{\"ai_agent_instance_id\":\"" + id + "\"}");
    assertThat(sent("StopAIAgentInstance").parameters()).containsEntry("InstanceId", id);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'called_number':'138','user_id':'u'}|MissingParameter|ai_agent_id",
        "{'ai_agent_id':'a','user_id':'u'}|MissingParameter|called_number",
        "{'ai_agent_id':'a','called_number':'138'}|MissingParameter|user_id",
        "{'ai_agent_id':'a','called_number':'call"
            + " me','user_id':'u'}|InvalidParameter|called_number",
        "{'ai_agent_id':'a','called_number':138,'user_id':'u'}|InvalidParameter|called_number",
        "{'ai_agent_id':'a','called_number':'138','user_id':'u/1'}|InvalidParameter|user_id",
        "{'ai_agent_id':'a','called_number':'138','user_id':'u','config':'[]'}|InvalidParameter|config",
        "{'ai_agent_id':'a','called_number':'138','user_id':'u','config':{'GreetingDelay':9999}}|InvalidParameter|/config/GreetingDelay",
        "{'ai_agent_id':'a','called_number':'138','user_id':'u','session_id':'"
            + " s'}|InvalidParameter|session_id",
        "{'ai_agent_id':'a','called_number':'138','user_id':'u','region':'evil.example/'}|InvalidParameter|region"
      })
  void outboundCallRefusesBadMembers(String body, String errorCode, String member) {
    refused("startAIAgentOutboundCall", quoted(body), errorCode, member);
  }

  @Test
  void takeoverTellsTheChannelAndOnDemandAToken() {
    String id = instance();

    JsonNode response =
        ok(
            "takeoverAIAgentCall",
            quoted(
                "{'ai_agent_instance_id':'"
                    + id
                    + "','human_agent_user_id':'helper-1','require_token':true}"));

    assertThat(sent("TakeoverAIAgentCall").parameters())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("InstanceId", id, "HumanAgentUserId", "helper-1", "RequireToken", "true"));
    assertThat(response.path("channel_id").asText()).isNotBlank();
    assertThat(response.path("human_agent_user_id").asText()).isEqualTo("helper-1");
    assertThat(response.path("token").asText()).isNotBlank();
  }

  @Test
  void takeoverNeedsNoMoreThanTheInstance() {
    JsonNode response =
        ok("takeoverAIAgentCall", "{\"ai_agent_instance_id\":\"" + instance() + "\"}");

    assertThat(response.path("human_agent_user_id").asText()).isNotBlank();
    assertThat(response.has("token")).isFalse();
  }

  @Test
  void forwardPassesNumbersAndPromptsOn() {
    String id = instance();

    assertThat(
            ok(
                    "forwardAIAgentCall",
                    quoted(
                        "{'ai_agent_instance_id':'"
                            + id
                            + "','called_number':'4001','caller_number':'021',"
                            + "'transfer_prompt':'wait','error_prompt':'sorry'}"))
                .path("result"))
        .isEqualTo(json("true"));
    assertThat(sent("ForwardAIAgentCall").parameters())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "InstanceId", id,
                "CalledNumber", "4001",
                "CallerNumber", "021",
                "TransferPrompt", "wait",
                "ErrorPrompt", "sorry"));
  }

  @Test
  void messageIsPassedOnToTheLetter() {
    String id = instance();
    String message = "{ \"a\" : \"é+ %41\" }";

    ok(
        "sendAIAgentDataChannelMessage",
        JsonNodeFactory.instance
            .objectNode()
            .put("ai_agent_instance_id", id)
            .put("message", message)
            .toString());

    assertThat(sent("SendAIAgentDataChannelMessage").parameters())
        .containsExactlyInAnyOrderEntriesOf(Map.of("InstanceId", id, "Message", message));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "takeoverAIAgentCall|{}|MissingParameter|ai_agent_instance_id",
        "takeoverAIAgentCall|{'ai_agent_instance_id':'i','human_agent_user_id':'a"
            + " b'}|InvalidParameter|human_agent_user_id",
        "takeoverAIAgentCall|{'ai_agent_instance_id':'i','require_token':1}|InvalidParameter|require_token",
        "forwardAIAgentCall|{}|MissingParameter|ai_agent_instance_id",
        "forwardAIAgentCall|{'ai_agent_instance_id':'i','called_number':'x'}|InvalidParameter|called_number",
        "forwardAIAgentCall|{'ai_agent_instance_id':'i','caller_number':'x'}|InvalidParameter|caller_number",
        "sendAIAgentDataChannelMessage|{'message':'{}'}|MissingParameter|ai_agent_instance_id",
        "sendAIAgentDataChannelMessage|{'ai_agent_instance_id':'i'}|MissingParameter|message",
        "sendAIAgentDataChannelMessage|{'ai_agent_instance_id':'i','message':'hello'}|InvalidParameter|message",
        "sendAIAgentDataChannelMessage|{'ai_agent_instance_id':'i','message':'{}"
            + " x'}|InvalidParameter|message",
        "getAIAgentConcurrency|{}|MissingParameter|ai_agent_id",
        "getAIAgentConcurrency|{'ai_agent_id':'a','region':'x'}|InvalidParameter|region",
        "describeAIAgent|{'user_id':'u'}|MissingParameter|ai_agent_id",
        "describeAIAgent|{'ai_agent_id':'agent-voice','region':'x'}|InvalidParameter|region",
        "describeAIAgent|{'ai_agent_id':'nobody'}|AgentNotFound|agent"
      })
  void badMembersAreRefused(String operation, String body, String errorCode, String member) {
    refused(operation, quoted(body), errorCode, member);
  }

  @Test
  void messageLengthCountsCodePoints() {
    String id = instance();
    String longest = "\\\"" + "😀".repeat(2_000) + "x".repeat(6_190) + "\\\"";
    String body = "{\"ai_agent_instance_id\":\"" + id + "\",\"message\":\"%s\"}";

    ok("sendAIAgentDataChannelMessage", body.formatted(longest));
    emulator().clearCalls();
    refused(
        "sendAIAgentDataChannelMessage",
        body.formatted(longest.replaceFirst("😀", "😀a")),
        "InvalidParameter",
        "8192");
  }

  @Test
  void concurrencyCountsRunningCalls() {
    instance();
    JsonNode response = ok("getAIAgentConcurrency", "{\"ai_agent_id\":\"agent-voice\"}");

    assertThat(response.path("active_count").asInt()).isPositive();
    assertThat(sent("GetAIAgentConcurrency").parameters())
        .isEqualTo(Map.of("AIAgentId", "agent-voice"));
  }

  @ParameterizedTest
  @CsvSource({
    "agent-voice",
    "agent-avatar",
    "agent-vision",
    "agent-video",
    "agent-chat",
    "agent-outbound"
  })
  void everyConfiguredAgentIsDescribedWithoutAskingIms(String agent) {
    JsonNode response =
        ok(
            "describeAIAgent",
            quoted("{'user_id':'web_user','ai_agent_id':'" + agent + "','region':'cn-shanghai'}"));

    assertThat(json(response.path("ai_agent").textValue()))
        .isEqualTo(json(quoted("{'AIAgentId':'" + agent + "','InboundPhoneNumbers':[]}")));
    assertThat(emulator().calls()).isEmpty();
  }

  @Test
  void instancesUnknownHereAreAskedForAtIms() {
    JsonNode response =
        json(call("v2", "takeoverAIAgentCall", "{\"ai_agent_instance_id\":\"elsewhere\"}"));

    assertThat(response.path("error_code").asText()).isEqualTo("InstanceNotFound");
    assertThat(sent("TakeoverAIAgentCall").parameters()).containsEntry("InstanceId", "elsewhere");
  }
}
