package io.aui.appserver.limits.freeze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aui.appserver.ApiCalls;
import io.aui.appserver.ApiCalls.Reply;
import io.aui.appserver.sandbox.Emulator;
import io.aui.appserver.sandbox.SandboxEndpoint;
import io.aui.appserver.sandbox.faults.Fault;
import io.aui.appserver.sandbox.faults.FaultKind;
import io.aui.appserver.testing.Sandbox;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The kill switch in the sandbox, where everybody may use it. */
@QuarkusTest
class KillSwitchTest {
  private static final String STOP_ALL = "v2/stopAllAIAgentInstances";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Inject SandboxEndpoint sandbox;

  private final ApiCalls api = new ApiCalls();
  private final String alice = "a-" + UUID.randomUUID();
  private Emulator ims;

  @BeforeEach
  void forgetCalls() {
    ims = sandbox.emulator();
    ims.clearCalls();
  }

  @AfterEach
  void thaw() {
    ims.clearFaults();
    api.call("v1/freezeStarts", "{\"frozen\":false}");
  }

  @Test
  void stopsAllOfAUserAndNobodyElses() {
    String one = start(alice, "agent-voice");
    String two = start(alice, "agent-video");
    String bobs = start("b-" + alice, "agent-voice");

    Reply reply = api.call(STOP_ALL, "{\"user_id\":\"" + alice + "\"}");

    assertThat(reply.body()).contains("\"stopped\":2").contains("\"pending\":0");
    assertThat(reply.text("request_id")).isNotBlank();
    assertThat(statusOf(one)).isEqualTo("Finished");
    assertThat(statusOf(two)).isEqualTo("Finished");
    assertThat(statusOf(bobs)).isNotEqualTo("Finished");
  }

  @Test
  void stopsAllOfAnAgent() {
    api.call(STOP_ALL, "{\"ai_agent_id\":\"agent-avatar\"}");
    start(alice, "agent-avatar");
    start("b-" + alice, "agent-avatar");
    String other = start(alice, "agent-voice");

    Reply reply = api.call(STOP_ALL, "{\"ai_agent_id\":\"agent-avatar\"}");

    assertThat(reply.text("stopped")).isEqualTo("2");
    assertThat(statusOf(other)).isNotEqualTo("Finished");
  }

  @Test
  void stopsAll() {
    String one = start(alice, "agent-voice");

    Reply reply = api.call("v1/stopAllAIAgentInstances", "{\"all\":true}");

    assertThat(Integer.parseInt(reply.text("stopped"))).isPositive();
    assertThat(statusOf(one)).isEqualTo("Finished");
    assertThat(api.call(STOP_ALL, "{\"all\":true}").text("stopped")).isEqualTo("0");
  }

  /** IMS says how many agents run, but not which. */
  @Test
  void countsTheAgentsThatAreUnknownHere() {
    Sandbox clients = new Sandbox(ims.base());
    List<String> theirs =
        IntStream.range(0, 20)
            .mapToObj(number -> "c" + number + "-" + alice)
            .map(user -> api.call("v2/getRtcAuthToken", "{\"user_id\":\"" + user + "\"}"))
            .map(token -> clients.join(token.text("rtc_auth_token")))
            .toList();

    await().atMost(PATIENCE).until(() -> unknown() >= theirs.size());

    theirs.forEach(id -> clients.hangUp(id, "user"));
    await().atMost(PATIENCE).until(() -> unknown() < theirs.size());
  }

  private int unknown() {
    return Integer.parseInt(
        api.call(STOP_ALL, "{\"user_id\":\"n-" + alice + "\"}").text("unknown"));
  }

  @Test
  void claimsNothingAboutUnknownAgentsIfImsDoesNotSay() {
    ims.add(Fault.once(FaultKind.ERROR).on("GetAIAgentConcurrency").times(1_000));

    await()
        .atMost(PATIENCE)
        .until(
            () ->
                !api.call(STOP_ALL, "{\"user_id\":\"n-" + alice + "\"}")
                    .body()
                    .contains("\"unknown\""));
  }

  @Test
  void saysWhatItCouldNotStopAndGoesOnStoppingIt() {
    String id = start(alice, "agent-voice");
    ims.add(Fault.once(FaultKind.ERROR).on("StopAIAgentInstance"));

    Reply reply = api.call(STOP_ALL, "{\"user_id\":\"" + alice + "\"}");

    assertThat(reply.body()).contains("\"stopped\":0").contains("\"pending\":1");
    await().atMost(PATIENCE).until(() -> statusOf(id).equals("Finished"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"all\":false}",
        "{\"all\":true,\"user_id\":\"a\"}",
        "{\"ai_agent_id\":\"a\",\"user_id\":\"a\"}",
      })
  void exactlyOneSelectionIsNeeded(String body) {
    Reply reply = api.call("v1/stopAllAIAgentInstances", body);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.text("message")).contains("exactly one of");
    assertThat(ims.calls("StopAIAgentInstance")).isEmpty();
  }

  @Test
  void frozenStartsAreRefusedUntilTheyAreAllowedAgain() {
    String key = UUID.randomUUID().toString();
    String body = "{\"user_id\":\"" + alice + "\"}";
    Reply before = api.call("v2/generateAIAgentCall", body, "Idempotency-Key", key);

    assertThat(api.call("v2/freezeStarts", "{\"frozen\":true}").text("frozen")).isEqualTo("true");
    ims.clearCalls();
    Reply v1 =
        api.call(
            "v1/generateAIAgentCall", "{\"user_id\":\"" + alice + "\",\"template_config\":{}}");
    Reply v2 = api.call("v2/generateAIAgentCall", body);

    assertThat(v1.status()).isEqualTo(503);
    assertThat(v2.status()).isEqualTo(200);
    assertThat(v2.text("code")).isEqualTo("503");
    assertThat(v2.text("error_code")).isEqualTo("StartsFrozen");
    assertThat(v2.text("message")).contains("Try again later", "freezeStarts with frozen: false");
    assertThat(v2.header("retry-after")).isNotEmpty();
    assertThat(ims.calls("GenerateAIAgentCall")).isEmpty();
    assertThat(api.call("v2/generateAIAgentCall", body, "Idempotency-Key", key).body())
        .isEqualTo(before.body());

    assertThat(api.call("v2/freezeStarts", "{\"frozen\":false}").text("frozen")).isEqualTo("false");
    start(alice, "agent-voice");
  }

  @Test
  void freezingNeedsToBeSaid() {
    assertThat(api.call("v1/freezeStarts", "{}").text("message")).contains("frozen");
  }

  private String start(String user, String agent) {
    Reply reply =
        api.call(
            "v2/generateAIAgentCall",
            "{\"user_id\":\"" + user + "\",\"ai_agent_id\":\"" + agent + "\"}");
    assertThat(reply.text("code")).as(reply.body()).isEqualTo("200");
    return reply.text("ai_agent_instance_id");
  }

  private String statusOf(String id) {
    return api.call("v2/describeAIAgentInstance", "{\"ai_agent_instance_id\":\"" + id + "\"}")
        .text("status");
  }
}
