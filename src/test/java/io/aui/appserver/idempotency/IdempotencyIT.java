package io.aui.appserver.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aui.appserver.ApiCalls;
import io.aui.appserver.ApiCalls.Reply;
import io.aui.appserver.sandbox.Emulator;
import io.aui.appserver.sandbox.faults.Fault;
import io.aui.appserver.sandbox.faults.FaultKind;
import io.aui.appserver.testing.EmulatedImsProfile;
import io.aui.appserver.testing.RawConnection;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Keys over HTTP, against an IMS that goes wrong in every way. */
@QuarkusIntegrationTest
@TestProfile(EmulatedImsProfile.class)
class IdempotencyIT {
  private static final String GENERATE = "v2/generateAIAgentCall";
  private static final String ACTION = "GenerateAIAgentCall";
  private static final String ALICE = "{\"user_id\":\"alice\",\"user_data\":\"é\"}";

  private final ApiCalls api = new ApiCalls();
  private final String key = UUID.randomUUID().toString();
  private Emulator ims;

  @BeforeEach
  void forgetCalls() {
    ims = EmulatedImsProfile.ims();
    ims.clearCalls();
  }

  @AfterEach
  void clearFaults() {
    ims.clearFaults();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "v1/generateAIAgentCall|GenerateAIAgentCall|{\"user_id\":\"a\",\"template_config\":{}}",
        "v2/generateAIAgentCall|GenerateAIAgentCall|{\"user_id\":\"a\"}",
        "v2/startAIAgentInstance|StartAIAgentInstance|"
            + "{\"user_id\":\"a\",\"workflow_type\":\"VoiceChat\"}",
        "v2/startAIAgentInstanceWithChannel|StartAIAgentInstance|"
            + "{\"user_id\":\"a\",\"workflow_type\":\"VoiceChat\",\"ai_agent_id\":\"agent-voice\","
            + "\"channel_id\":\"c\",\"region\":\"cn-shanghai\"}",
        "v2/startAIAgentOutboundCall|StartAIAgentOutboundCall|"
            + "{\"user_id\":\"a\",\"ai_agent_id\":\"agent-outbound\","
            + "\"called_number\":\"13800000000\",\"caller_number\":\"021\"}",
      })
  void sameKeyReplaysToTheLetterAndStartsOnce(String path, String action, String body) {
    Reply first = keyed(path, body);
    Reply again = keyed(path, body);

    assertThat(first.status()).as(first.body()).isEqualTo(200);
    assertThat(first.text("ai_agent_instance_id")).isNotBlank();
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.status()).isEqualTo(first.status());
    assertThat(again.header("content-type")).isEqualTo(first.header("content-type"));
    assertThat(ims.calls(action)).hasSize(1);
  }

  @Test
  void withoutAKeyEveryRequestStarts() {
    assertThat(api.call(GENERATE, ALICE).text("ai_agent_instance_id"))
        .isNotEqualTo(api.call(GENERATE, ALICE).text("ai_agent_instance_id"));
  }

  @Test
  void bothSpellingsAreOneOperation() {
    Reply first = keyed(GENERATE, ALICE);

    assertThat(keyed("v2/GenerateAIAgentCall", ALICE).body()).isEqualTo(first.body());
  }

  @Test
  void thoseWhoComeWhileTheFirstIsUnderWayGetItsAnswer() {
    ims.add(Fault.once(FaultKind.LATENCY).on(ACTION));

    List<Reply> replies = atOnce(20);

    assertThat(replies).extracting(Reply::body).hasSize(20).containsOnly(replies.get(0).body());
    assertThat(replies.get(0).text("code")).isEqualTo("200");
    assertThat(ims.calls(ACTION)).hasSize(1);
  }

  @Test
  void thoseWhoWaitGetTheSameRefusalAndTheNextTriesAgain() {
    ims.add(Fault.once(FaultKind.THROTTLE).on(ACTION).delayed(Duration.ofSeconds(1)));

    List<Reply> replies = atOnce(10);

    assertThat(replies).extracting(Reply::body).hasSize(10).containsOnly(replies.get(0).body());
    assertThat(replies.get(0).text("error_code")).startsWith("Throttling");
    assertThat(replies).extracting(reply -> reply.header("retry-after")).doesNotContain("");
    assertThat(ims.calls(ACTION)).hasSize(1);
    assertThat(keyed(GENERATE, ALICE).text("code")).isEqualTo("200");
    assertThat(ims.calls(ACTION)).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"v1,409", "v2,200"})
  void anotherRequestIsRefused(String version, int status) {
    String path = version + "/generateAIAgentCall";
    keyed(path, "{\"user_id\":\"a\",\"template_config\":{}}");

    Reply other = keyed(path, "{\"user_id\":\"a\",\"template_config\":{},\"user_data\":\"x\"}");

    assertThat(other.status()).isEqualTo(status);
    assertThat(other.text("code")).isEqualTo("409");
    assertThat(other.text("error_code")).isEqualTo("IdempotencyConflict");
    assertThat(ims.calls(ACTION)).hasSize(1);
  }

  @Test
  void theOtherVersionIsAnotherRequest() {
    keyed(GENERATE, "{\"user_id\":\"a\",\"template_config\":{}}");

    assertThat(
            keyed("v1/generateAIAgentCall", "{\"user_id\":\"a\",\"template_config\":{}}").status())
        .isEqualTo(409);
  }

  @Test
  void keysOfOthersAreTheirOwn() {
    Reply alice = keyed(GENERATE, ALICE);

    Reply bob = keyed(GENERATE, "{\"user_id\":\"bob\",\"user_data\":\"é\"}");

    assertThat(bob.text("code")).isEqualTo("200");
    assertThat(bob.text("rtc_auth_token")).isNotEqualTo(alice.text("rtc_auth_token"));
  }

  @ParameterizedTest
  @EnumSource(names = {"RESET", "MALFORMED", "EMPTY", "TRUNCATED", "NO_CONTENT", "HTML", "ERROR"})
  void aFailureThatMayHaveStartedAnAgentIsKept(FaultKind kind) {
    ims.add(Fault.once(kind).on(ACTION));

    Reply first = keyed("v1/generateAIAgentCall", "{\"user_id\":\"a\",\"template_config\":{}}");
    Reply again = keyed("v1/generateAIAgentCall", "{\"user_id\":\"a\",\"template_config\":{}}");

    assertThat(first.status()).isIn(502, 503);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.status()).isEqualTo(first.status());
    assertThat(again.header("retry-after")).isEqualTo(first.header("retry-after"));
    assertThat(ims.calls(ACTION)).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"THROTTLE", "SUBSCRIPTION", "AGENT_NOT_FOUND"})
  void aFailureThatStartedNothingIsNotKept(FaultKind kind) {
    ims.add(Fault.once(kind).on(ACTION));

    assertThat(keyed(GENERATE, ALICE).text("code")).isNotEqualTo("200");
    assertThat(keyed(GENERATE, ALICE).text("code")).isEqualTo("200");
  }

  @Test
  void aRefusalOfOursIsNotKept() {
    String unknownRegion = "{\"user_id\":\"alice\",\"region\":\"atlantis\"}";

    assertThat(keyed(GENERATE, unknownRegion).text("code")).isEqualTo("400");
    assertThat(keyed(GENERATE, ALICE).text("code")).isEqualTo("200");
  }

  @Test
  void aStartWhoseClientWentAwayIsFinishedAndKept() throws IOException {
    ims.add(Fault.once(FaultKind.LATENCY).on(ACTION));
    sendAndHangUp();

    Reply again = keyed(GENERATE, ALICE);

    assertThat(again.text("code")).as(again.body()).isEqualTo("200");
    assertThat(ims.calls(ACTION)).hasSize(1);
  }

  @Test
  void aKeyNeedsAUser() {
    Reply reply = keyed(GENERATE, "{}");

    assertThat(reply.text("error_code")).isEqualTo("MissingParameter");
    assertThat(reply.text("message")).contains("user_id");
    assertThat(ims.calls(ACTION)).isEmpty();
  }

  static Stream<String> unusable() {
    return Stream.of("", "a b", "a\tb", "x".repeat(129));
  }

  @ParameterizedTest
  @MethodSource("unusable")
  void anUnusableKeyIsRefused(String value) {
    Reply reply = api.call(GENERATE, ALICE, "Idempotency-Key", value);

    assertThat(reply.text("code")).isEqualTo("400");
    assertThat(reply.text("error_code")).isEqualTo("InvalidParameter");
    assertThat(reply.text("message")).contains("Idempotency-Key");
    assertThat(ims.calls(ACTION)).isEmpty();
  }

  @Test
  void twoKeysAreRefused() {
    Reply reply = api.call(GENERATE, ALICE, "Idempotency-Key", "one", "Idempotency-Key", "two");

    assertThat(reply.text("code")).isEqualTo("400");
  }

  private Reply keyed(String path, String body) {
    return api.call(path, body, "Idempotency-Key", key);
  }

  private List<Reply> atOnce(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> api.send(GENERATE, ALICE, "Idempotency-Key", key))
        .toList()
        .stream()
        .map(CompletableFuture::join)
        .toList();
  }

  private void sendAndHangUp() throws IOException {
    try (RawConnection connection = RawConnection.to(ApiCalls.port())) {
      connection.post("/api/v2/aiagent/generateAIAgentCall", ALICE, "Idempotency-Key: " + key);
      await().until(() -> !ims.calls(ACTION).isEmpty());
    }
  }
}
