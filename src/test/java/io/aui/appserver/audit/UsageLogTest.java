package io.aui.appserver.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aui.appserver.ApiCalls;
import io.aui.appserver.ApiCalls.Reply;
import io.aui.appserver.ims.ImsGateway;
import io.aui.appserver.sandbox.Emulator;
import io.aui.appserver.sandbox.SandboxEndpoint;
import io.aui.appserver.sandbox.faults.Fault;
import io.aui.appserver.sandbox.faults.FaultKind;
import io.aui.appserver.testing.RecordedLog;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The line that the end of an instance leaves behind. */
@QuarkusTest
class UsageLogTest {
  private static final String DESCRIBE = "DescribeAIAgentInstance";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Inject SandboxEndpoint sandbox;
  @Inject ImsGateway gateway;

  private final ApiCalls api = new ApiCalls();
  private final String user = "u-" + UUID.randomUUID();
  private Emulator ims;

  @BeforeEach
  void record() {
    RecordedLog.start();
    ims = sandbox.emulator();
  }

  @AfterEach
  void clearFaults() {
    ims.clearFaults();
  }

  @Test
  void aStopByTheClientIsTheOwners() {
    String id = start();

    stop(id);

    assertThat(line())
        .matches(
            "event=instance_ended instance="
                + id
                + " user="
                + user
                + " agent=agent-voice region=cn-shanghai workflow_type=VoiceChat seconds=\\d+"
                + " ended_by=owner origin=started.*");
  }

  @Test
  void anIgnoredStopThatIsRepeatedIsStillTheOwners() {
    ims.add(Fault.once(FaultKind.IGNORED).on("StopAIAgentInstance"));

    stop(start());

    assertThat(line()).contains(" ended_by=owner ");
  }

  @Test
  void stopAllIsTheAdministrators() {
    start();

    api.call("v1/stopAllAIAgentInstances", "{\"user_id\":\"" + user + "\"}");

    assertThat(line()).contains(" ended_by=administrator ");
  }

  @Test
  void ofManyWhoLearnOfAnEndAtOnceExactlyOneWritesTheLine() {
    String id = start();
    gateway.stopInstance("cn-shanghai", id).await().atMost(PATIENCE);

    List<CompletableFuture<Reply>> sent =
        IntStream.range(0, 50)
            .mapToObj(i -> api.send("v2/describeAIAgentInstance", about(id)))
            .toList();
    sent.forEach(CompletableFuture::join);
    stop(id);

    assertThat(line()).contains(" ended_by=ims ");
  }

  @Test
  void whatImsDoesNotKnowHasEndedForAnUnknownReason() {
    String id = start();
    ims.add(Fault.once(FaultKind.AGENT_NOT_FOUND).on(DESCRIBE));

    api.call("v2/describeAIAgentInstance", about(id));
    api.call("v2/describeAIAgentInstance", about(id));

    assertThat(line()).contains(" instance=" + id + " ").contains(" ended_by=unknown ");
  }

  @Test
  void anInstanceThatNoClientCanUseIsDiscarded() {
    ims.add(Fault.once(FaultKind.NO_TOKEN).on("GenerateAIAgentCall"));

    assertThat(generate().text("code")).isEqualTo("502");

    assertThat(line()).contains(" ended_by=discarded ");
  }

  private void stop(String id) {
    assertThat(api.call("v2/stopAIAgentInstance", about(id)).text("result")).isEqualTo("true");
  }

  private static String about(String id) {
    return "{\"ai_agent_instance_id\":\"" + id + "\"}";
  }

  private String start() {
    Reply reply = generate();
    assertThat(reply.text("code")).as(reply.body()).isEqualTo("200");
    return reply.text("ai_agent_instance_id");
  }

  private Reply generate() {
    return api.call("v2/generateAIAgentCall", "{\"user_id\":\"" + user + "\"}");
  }

  /** The only line about this test's user. */
  private String line() {
    await().atMost(PATIENCE).until(() -> !lines().isEmpty());
    assertThat(lines()).hasSize(1);
    return lines().get(0);
  }

  private List<String> lines() {
    return RecordedLog.text()
        .lines()
        .filter(line -> line.startsWith("event=instance_ended"))
        .filter(line -> line.contains(" user=" + user + " "))
        .toList();
  }
}
