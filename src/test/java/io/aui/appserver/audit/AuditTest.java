package io.aui.appserver.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aui.appserver.ApiCalls;
import io.aui.appserver.ApiCalls.Reply;
import io.aui.appserver.sandbox.SandboxEndpoint;
import io.aui.appserver.sandbox.faults.Fault;
import io.aui.appserver.sandbox.faults.FaultKind;
import io.aui.appserver.testing.RawConnection;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The lines that operations leave behind. */
@QuarkusTest
class AuditTest {
  @Inject SandboxEndpoint sandbox;

  private final ApiCalls api = new ApiCalls();
  private final String id = "r-" + UUID.randomUUID();
  private final Lines lines = new Lines();

  @BeforeEach
  void listen() {
    Logger.getLogger(AuditLog.CATEGORY).addHandler(lines);
  }

  @AfterEach
  void stopListening() {
    Logger.getLogger(AuditLog.CATEGORY).removeHandler(lines);
    sandbox.emulator().clearFaults();
  }

  @Test
  void aStartTellsWhoWhatWhichAndHow() {
    Reply reply = call("v2/generateAIAgentCall", "{\"user_id\":\"alice\"}");

    assertThat(line())
        .matches(
            "operation=generateAIAgentCall detail=- version=v2 caller=- user=alice instance="
                + reply.text("ai_agent_instance_id")
                + " outcome=success status=200 error_code=- duration_ms=\\d+ request_id="
                + id
                + " ims_request_id="
                + reply.text("request_id"));
  }

  @Test
  void aReplayTellsTheInstanceToo() {
    String key = UUID.randomUUID().toString();
    api.call("v2/generateAIAgentCall", "{\"user_id\":\"alice\"}", "Idempotency-Key", key);
    Reply reply =
        api.call(
            "v2/generateAIAgentCall",
            "{\"user_id\":\"alice\"}",
            "Idempotency-Key",
            key,
            "X-Request-Id",
            id);

    assertThat(line()).contains(" instance=" + reply.text("ai_agent_instance_id") + " ");
  }

  @Test
  void aFailureTellsItsRealStatusAndCode() {
    sandbox.emulator().add(Fault.once(FaultKind.SUBSCRIPTION).on("GenerateAIAgentCall"));

    Reply reply = call("v2/generateAIAgentCall", "{\"user_id\":\"alice\"}");

    assertThat(line())
        .contains(" outcome=failure status=403 error_code=Forbidden.SubscriptionRequired ")
        .endsWith(" ims_request_id=" + reply.text("request_id"));
  }

  @Test
  void whatCallersWriteForgesNothing() {
    call(
        "v2/stopAIAgentInstance",
        "{\"user_id\":\"alice\",\"ai_agent_instance_id\":"
            + "\"x\\\",operation=forged,outcome=success\"}");

    assertThat(line())
        .contains(" instance=x??operation?forged?outcome?success outcome=failure ")
        .doesNotContain("\"", ",");
  }

  @Test
  void namesInstancesOfRefusedRequestsNot() {
    call("v2/stopAIAgentInstance", "{\"ai_agent_instance_id\":\"a\\nb\"}");

    assertThat(line()).contains(" instance=- outcome=failure status=400 ");
  }

  @Test
  void whatIsNoOperationLeavesNoLine() {
    call("v2/noSuchThing", "{}");
    call("v2/getRtcAuthToken", "{\"user_id\":\"alice\"}");

    assertThat(line()).contains("operation=getRtcAuthToken");
  }

  @Test
  void aStartWhoseClientWentAwayIsReportedWithItsInstance() throws IOException {
    sandbox.emulator().clearCalls();
    sandbox.emulator().add(Fault.once(FaultKind.LATENCY).on("GenerateAIAgentCall"));
    String body = "{\"user_id\":\"alice\"}";
    try (RawConnection connection = RawConnection.to(ApiCalls.port())) {
      connection.post("/api/v2/aiagent/generateAIAgentCall", body, "X-Request-Id: " + id);
      await().until(() -> !sandbox.emulator().calls("GenerateAIAgentCall").isEmpty());
    }

    await().until(() -> mine().size() == 2);
    assertThat(mine().get(0)).contains(" instance=- outcome=aborted ");
    assertThat(mine().get(1)).containsPattern(" instance=[0-9a-f]+ outcome=aborted ");
  }

  private Reply call(String path, String body) {
    return api.call(path, body, "X-Request-Id", id);
  }

  /** The line may be written a moment after the answer has arrived. */
  private String line() {
    await().until(() -> !mine().isEmpty());
    assertThat(mine()).hasSize(1);
    return mine().get(0);
  }

  private List<String> mine() {
    return lines.all.stream().filter(line -> line.contains("request_id=" + id)).toList();
  }

  /** Keeps what is logged. */
  private static final class Lines extends Handler {
    private final List<String> all = new CopyOnWriteArrayList<>();

    @Override
    public void publish(LogRecord record) {
      all.add(record.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
