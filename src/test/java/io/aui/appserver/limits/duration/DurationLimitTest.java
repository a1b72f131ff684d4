package io.aui.appserver.limits.duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aui.appserver.ApiCalls;
import io.aui.appserver.sandbox.Emulator;
import io.aui.appserver.sandbox.ReceivedCall;
import io.aui.appserver.sandbox.SandboxEndpoint;
import io.aui.appserver.sandbox.faults.Fault;
import io.aui.appserver.sandbox.faults.FaultKind;
import io.aui.appserver.testing.RecordedLog;
import io.aui.appserver.tracking.InstanceState;
import io.aui.appserver.tracking.InstanceTracker;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A call that no client ends, against an IMS that does not always stop it. */
@QuarkusTest
@TestProfile(DurationLimitTest.TwoSeconds.class)
class DurationLimitTest {
  private static final String STOP = "StopAIAgentInstance";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Inject SandboxEndpoint sandbox;
  @Inject InstanceTracker tracker;

  private final ApiCalls api = new ApiCalls();

  /** Two seconds, the last of them after a farewell. */
  public static class TwoSeconds implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "appserver.limits.max-duration", "2s",
          "appserver.limits.farewell", "Goodbye",
          "appserver.limits.farewell-before", "1s",
          "appserver.limits.interval", "100ms");
    }
  }

  @AfterEach
  void clearFaults() {
    ims().clearFaults();
  }

  @Test
  void theAgentSaysFarewellAndIsStopped() {
    RecordedLog.start();
    String id = start();

    awaitFinished(id);

    assertThat(RecordedLog.text().lines())
        .filteredOn(line -> line.startsWith("event=instance_ended instance=" + id + " "))
        .hasSize(1)
        .allMatch(line -> line.contains(" ended_by=duration_limit "));
    List<ReceivedCall> calls = callsAbout(id);
    assertThat(calls)
        .extracting(ReceivedCall::action)
        .containsExactly("SendAIAgentSpeech", STOP, "DescribeAIAgentInstance");
    assertThat(calls.get(0).parameters())
        .containsEntry("Text", "Goodbye")
        .containsEntry("EnableInterrupt", "true");
  }

  @Test
  void aStopThatImsRefusesIsRepeatedUntilTheInstanceHasEnded() {
    ims().add(Fault.once(FaultKind.ERROR).on(STOP).times(2));
    String id = start();

    awaitFinished(id);

    assertThat(callsAbout(id))
        .filteredOn(call -> call.action().equals(STOP))
        .extracting(ReceivedCall::outcome)
        .containsExactly("InternalError", "InternalError", "OK");
  }

  @Test
  void aStopWhoseResponseIsLostIsVerified() {
    ims().add(Fault.once(FaultKind.RESET).on(STOP));
    String id = start();

    awaitFinished(id);

    assertThat(callsAbout(id)).filteredOn(call -> call.action().equals(STOP)).hasSize(1);
  }

  private String start() {
    String id =
        api.call("v2/generateAIAgentCall", "{\"user_id\":\"u\"}").text("ai_agent_instance_id");
    assertThat(id).isNotBlank();
    return id;
  }

  private void awaitFinished(String id) {
    await().atMost(PATIENCE).until(() -> state(id) == InstanceState.FINISHED);
  }

  private InstanceState state(String id) {
    return tracker.find(id).await().atMost(PATIENCE).orElseThrow().state();
  }

  private List<ReceivedCall> callsAbout(String id) {
    return ims().calls().stream()
        .filter(call -> id.equals(call.parameters().get("InstanceId")))
        .toList();
  }

  private Emulator ims() {
    return sandbox.emulator();
  }
}
