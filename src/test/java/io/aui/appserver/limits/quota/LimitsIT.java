package io.aui.appserver.limits.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aui.appserver.ApiCalls;
import io.aui.appserver.ApiCalls.Reply;
import io.aui.appserver.sandbox.Emulator;
import io.aui.appserver.sandbox.faults.Fault;
import io.aui.appserver.sandbox.faults.FaultKind;
import io.aui.appserver.testing.EmulatedImsProfile;
import io.aui.appserver.testing.Sandbox;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Limits over HTTP; every test has a user of its own. */
@QuarkusIntegrationTest
@TestProfile(LimitsIT.Limited.class)
class LimitsIT {
  private static final String GENERATE = "GenerateAIAgentCall";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String DESCRIBE = "DescribeAIAgentInstance";

  private final ApiCalls api = new ApiCalls();
  private final String user = "u-" + UUID.randomUUID();
  private Emulator ims;

  /** Three at a time, six a minute. */
  public static class Limited extends EmulatedImsProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
      settings.put("appserver.limits.concurrent-instances", "3");
      settings.put("appserver.limits.starts-per-minute", "6");
      settings.put("appserver.limits.minutes-per-day", "600");
      return settings;
    }
  }

  @BeforeEach
  void forgetCalls() {
    ims = EmulatedImsProfile.ims();
    ims.clearCalls();
  }

  @AfterEach
  void clearFaults() {
    ims.clearFaults();
  }

  @Test
  void ofManyStartsAtOnceExactlyTheLimitReachesIms() {
    List<CompletableFuture<Reply>> sent =
        IntStream.range(0, 200).mapToObj(i -> api.send("v2/generateAIAgentCall", body())).toList();
    List<Reply> replies = sent.stream().map(CompletableFuture::join).toList();

    assertThat(ims.calls(GENERATE)).hasSize(3);
    assertThat(replies).filteredOn(reply -> reply.text("code").equals("200")).hasSize(3);
    assertThat(replies)
        .filteredOn(reply -> !reply.text("code").equals("200"))
        .hasSize(197)
        .allSatisfy(
            reply -> {
              assertThat(reply.status()).isEqualTo(200);
              assertThat(reply.text("code")).isEqualTo("429");
              assertThat(reply.text("error_code")).isEqualTo("LimitExceeded");
              assertThat(reply.text("message")).contains("concurrent-instances").contains("3");
              assertThat(Long.parseLong(reply.header("retry-after"))).isPositive();
            });
  }

  @Test
  void theOperationsShareTheLimitAndV1TellsItByStatus() {
    start();
    api.call(
        "v2/startAIAgentInstance",
        "{\"user_id\":\"" + user + "\",\"workflow_type\":\"VoiceChat\"}");
    api.call(
        "v1/startAIAgentInstanceWithChannel",
        "{\"user_id\":\""
            + user
            + "\",\"workflow_type\":\"VoiceChat\",\"ai_agent_id\":\"agent-voice\","
            + "\"channel_id\":\"c\",\"region\":\"cn-shanghai\"}");

    Reply fourth =
        api.call("v1/generateAIAgentCall", "{\"user_id\":\"" + user + "\",\"template_config\":{}}");

    assertThat(fourth.status()).as(fourth.body()).isEqualTo(429);
    assertThat(fourth.header("retry-after")).isNotEmpty();
  }

  @Test
  void whatIsStoppedHereMakesRoomOnceImsShowsIt() {
    String first = start();
    start();
    start();

    assertThat(stop(first).text("code")).isEqualTo("200");

    await().atMost(PATIENCE).until(() -> !ims.calls(DESCRIBE).isEmpty());
    start();
    assertThat(ims.calls("StopAIAgentInstance")).hasSize(1);
  }

  @Test
  void aStopThatImsAcceptsWithoutStoppingMakesNoRoomAndIsRepeated() {
    String first = start();
    start();
    start();
    ims.add(Fault.once(FaultKind.IGNORED).on("StopAIAgentInstance").times(Fault.FOR_EVER));

    assertThat(stop(first).text("code")).isEqualTo("200");

    await().atMost(PATIENCE).until(() -> ims.calls("StopAIAgentInstance").size() >= 2);
    assertThat(refused()).contains("concurrent-instances");
    ims.clearFaults();
    await().atMost(PATIENCE).until(() -> generate().text("code").equals("200"));
  }

  @Test
  void aStopWhoseResponseIsLostIsVerified() {
    String first = start();
    start();
    start();
    ims.add(Fault.once(FaultKind.RESET).on("StopAIAgentInstance"));

    assertThat(stop(first).text("code")).isEqualTo("503");

    await().atMost(PATIENCE).until(() -> !ims.calls(DESCRIBE).isEmpty());
    start();
  }

  @Test
  void aStopThatImsRefusesBecauseTheInstanceHasEndedIsASuccess() {
    String ended = start();
    String runs = start();
    hangUp(ended);
    ims.add(Fault.once(FaultKind.AGENT_NOT_FOUND).on("StopAIAgentInstance").times(2));

    assertThat(stop(ended).text("result")).isEqualTo("true");
    assertThat(stop(runs).text("code")).isEqualTo("404");
  }

  @Test
  void manyRefusedStartsAskImsOnlyOnce() {
    start();
    start();
    start();
    for (int i = 0; i < 20; i++) {
      assertThat(refused()).contains("concurrent-instances");
    }

    assertThat(ims.calls(DESCRIBE)).hasSize(3);
  }

  @Test
  void aUserWhoHungUpWithoutAStopMayStartAgain() {
    String first = start();
    start();
    start();
    hangUp(first);

    start();

    assertThat(ims.calls(DESCRIBE)).hasSize(3);
    assertThat(refused()).contains("concurrent-instances");
  }

  @Test
  void anImsThatDoesNotRespondChangesNothing() {
    start();
    start();
    start();
    ims.add(Fault.once(FaultKind.RESET).on(DESCRIBE).times(Fault.FOR_EVER));

    assertThat(refused()).contains("concurrent-instances");
  }

  @Test
  void aStartThatImsDefinitelyDidNotExecuteDoesNotCount() {
    ims.add(Fault.once(FaultKind.THROTTLE).on(GENERATE).times(3));
    IntStream.range(0, 3).forEach(i -> assertThat(generate().text("code")).isEqualTo("429"));

    IntStream.range(0, 3).forEach(i -> start());
  }

  @Test
  void aStartWithAnUnknownOutcomeKeepsItsSlot() {
    ims.add(Fault.once(FaultKind.RESET).on(GENERATE));
    assertThat(generate().text("code")).isEqualTo("503");
    start();
    start();

    assertThat(refused()).contains("concurrent-instances");
  }

  @Test
  void startsPerMinuteAreLimited() {
    for (int i = 0; i < 6; i++) {
      String id = start();
      stop(id);
      awaitEnd(id);
    }

    Reply seventh = generate();

    assertThat(seventh.text("message")).contains("starts-per-minute").contains("6");
    assertThat(Long.parseLong(seventh.header("retry-after"))).isBetween(1L, 60L);
    assertThat(ims.calls(GENERATE)).hasSize(6);
  }

  @Test
  void replaysDoNotCount() {
    String key = UUID.randomUUID().toString();
    for (int i = 0; i < 10; i++) {
      Reply reply = api.call("v2/generateAIAgentCall", body(), "Idempotency-Key", key);
      assertThat(reply.text("code")).isEqualTo("200");
    }

    assertThat(ims.calls(GENERATE)).hasSize(1);
  }

  @Test
  void requestsWithoutAUserIdAreCountedTogether() {
    List<Reply> replies =
        IntStream.range(0, 4).mapToObj(i -> api.call("v2/generateAIAgentCall", "{}")).toList();

    assertThat(replies).extracting(reply -> reply.text("code")).endsWith("429");
    assertThat(ims.calls(GENERATE)).hasSize(3);
  }

  private Reply stop(String id) {
    return api.call("v2/stopAIAgentInstance", "{\"ai_agent_instance_id\":\"" + id + "\"}");
  }

  private void awaitEnd(String id) {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                ims.calls(DESCRIBE).stream()
                    .anyMatch(call -> id.equals(call.parameters().get("InstanceId"))));
  }

  private Reply generate() {
    return api.call("v2/generateAIAgentCall", body());
  }

  private void hangUp(String instance) {
    new Sandbox(ims.base()).hangUp(instance, "user");
  }

  private String start() {
    Reply reply = generate();
    assertThat(reply.text("code")).as(reply.body()).isEqualTo("200");
    return reply.text("ai_agent_instance_id");
  }

  private String refused() {
    Reply reply = generate();
    assertThat(reply.text("code")).as(reply.body()).isEqualTo("429");
    return reply.text("message");
  }

  private String body() {
    return "{\"user_id\":\"" + user + "\"}";
  }
}
