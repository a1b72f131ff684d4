package io.aui.appserver.limits.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aui.appserver.ApiCalls;
import io.aui.appserver.ApiCalls.Reply;
import io.aui.appserver.sandbox.Emulator;
import io.aui.appserver.sandbox.ReceivedCall;
import io.aui.appserver.sandbox.SandboxEndpoint;
import io.aui.appserver.sandbox.faults.Fault;
import io.aui.appserver.sandbox.faults.FaultKind;
import io.aui.appserver.testing.RecordedLog;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Starts of which it is unknown whether IMS executed them. */
@QuarkusTest
@TestProfile(UnknownStartsTest.OneAtATime.class)
class UnknownStartsTest {
  private static final String GENERATE = "GenerateAIAgentCall";
  private static final String STOP = "StopAIAgentInstance";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Inject SandboxEndpoint sandbox;

  private final ApiCalls api = new ApiCalls();
  private final String user = "u-" + UUID.randomUUID();
  private Emulator ims;

  /** One at a time. */
  public static class OneAtATime implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("appserver.limits.concurrent-instances", "1");
    }
  }

  @BeforeEach
  void forgetCalls() {
    RecordedLog.start();
    ims = sandbox.emulator();
    ims.clearCalls();
  }

  @AfterEach
  void clearFaults() {
    ims.clearFaults();
  }

  @Test
  void anInstanceWithoutATokenIsStoppedAndCountsUntilItHasEnded() {
    ims.add(Fault.once(FaultKind.NO_TOKEN).on(GENERATE));
    ims.add(Fault.once(FaultKind.ERROR).on(STOP).times(Fault.FOR_EVER));

    Reply unusable = generate();

    assertThat(unusable.text("code")).isEqualTo("502");
    assertThat(generate().text("code")).isEqualTo("429");
    await().atMost(PATIENCE).until(() -> !ims.calls(STOP).isEmpty());
    ims.clearFaults();
    String stopped = ims.calls(STOP).get(0).parameters().get("InstanceId");
    assertThat(audit()).contains("outcome=unknown").contains("instance=" + stopped);
    await().atMost(PATIENCE).until(() -> generate().text("code").equals("200"));
  }

  @ParameterizedTest
  @EnumSource(
      value = FaultKind.class,
      names = {"RESET", "MALFORMED", "TRUNCATED", "EMPTY", "NO_CONTENT", "HTML"})
  void aStartThatMayRunUnseenCountsAndIsNamed(FaultKind kind) {
    ims.add(Fault.once(kind).on(GENERATE));

    assertThat(Integer.parseInt(generate().text("code"))).isGreaterThanOrEqualTo(502);

    assertThat(audit()).contains("outcome=unknown");
    assertThat(generate().text("code")).isEqualTo("429");
    assertThat(ims.calls(GENERATE)).extracting(ReceivedCall::outcome).hasSize(1);
  }

  @Test
  void aStartThatImsRefusedIsNotUnknown() {
    ims.add(Fault.once(FaultKind.THROTTLE).on(GENERATE));

    assertThat(generate().text("code")).isEqualTo("429");

    assertThat(audit()).contains("outcome=failure");
    assertThat(generate().text("code")).isEqualTo("200");
  }

  private Reply generate() {
    return api.call("v2/generateAIAgentCall", "{\"user_id\":\"" + user + "\"}");
  }

  /** The first line about this test's user. */
  private String audit() {
    return await().atMost(PATIENCE).until(this::auditLines, lines -> !lines.isEmpty()).get(0);
  }

  private List<String> auditLines() {
    return RecordedLog.text()
        .lines()
        .filter(line -> line.contains("operation=generateAIAgentCall"))
        .filter(line -> line.contains("user=" + user))
        .toList();
  }
}
