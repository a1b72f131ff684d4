package io.aui.appserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.aui.appserver.sandbox.faults.Fault;
import io.aui.appserver.sandbox.faults.FaultKind;
import io.aui.appserver.testing.Refusals;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Version by operation by failure: what IMS does, and what callers get. */
@QuarkusIntegrationTest
class OperationFailuresIT extends OperationTestBase {
  private static final int ANY = 0;

  /** Operation, body, and the status of a success that lacks what makes it one. */
  private record Operation(String name, String body, int statusOfEmptySuccess) {}

  private static final List<Operation> OPERATIONS =
      List.of(
          new Operation(
              "startAIAgentOutboundCall",
              "{'ai_agent_id':'agent-outbound','called_number':'138','user_id':'u'}",
              502),
          new Operation("takeoverAIAgentCall", "{'ai_agent_instance_id':'%s'}", 502),
          new Operation("forwardAIAgentCall", "{'ai_agent_instance_id':'%s'}", 200),
          new Operation(
              "sendAIAgentDataChannelMessage", "{'ai_agent_instance_id':'%s','message':'{}'}", 200),
          new Operation("getAIAgentConcurrency", "{'ai_agent_id':'agent-voice'}", 502),
          new Operation(
              "listAIAgentDialogues", "{'session_id':'s','start_time':0,'end_time':1}", 200),
          new Operation("deleteAIAgentDialogue", "{'session_id':'s','dialogue_id':'d'}", ANY),
          new Operation(
              "sendMessageChatText",
              "{'ai_agent_id':'agent-chat','session_id':'s','receiver_id':'r','text':'t','type':'custom'}",
              200),
          new Operation("setAIAgentVoiceprint", "{}", 502),
          new Operation("clearAIAgentVoiceprint", "{}", 200),
          new Operation("listAIAgentVoiceprints", "{}", 200),
          new Operation("getOssConfig", "{'user_id':'u'}", 502),
          new Operation(
              "generateMessageChatToken", "{'ai_agent_id':'agent-chat','user_id':'u'}", 502));

  /** The fault of IMS, the expected status and the expected code. */
  private record Failure(FaultKind kind, int status, String errorCode) {}

  private static final List<Failure> FAILURES =
      List.of(
          new Failure(FaultKind.AGENT_NOT_FOUND, 404, "AgentNotFound"),
          new Failure(FaultKind.SUBSCRIPTION, 403, "Forbidden.SubscriptionRequired"),
          new Failure(FaultKind.THROTTLE, 429, "Throttling.User"),
          new Failure(FaultKind.ERROR, 503, "InternalError"),
          new Failure(FaultKind.RESET, 503, "ImsUnavailable"),
          new Failure(FaultKind.MALFORMED, 502, "ImsInvalidAnswer"),
          new Failure(FaultKind.HTML, 502, "ImsInvalidAnswer"),
          new Failure(FaultKind.EMPTY, 502, "ImsInvalidAnswer"));

  static List<Arguments> everything() {
    List<Arguments> all = new ArrayList<>();
    for (Operation operation : OPERATIONS) {
      for (Failure failure : FAILURES) {
        // What STS refuses is this server's own fault.
        boolean ours = operation.name().equals("getOssConfig") && failure.status() < 429;
        // With nothing to delete it is refused before the malformed response is read.
        boolean spoilt = failure.errorCode().equals("ImsInvalidAnswer");
        if (!operation.name().equals("deleteAIAgentDialogue") || !spoilt) {
          all.add(Arguments.of(operation, failure, ours ? 502 : failure.status()));
        }
      }
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("everything")
  void failuresAreReportedInEachVersionsWay(Operation operation, Failure failure, int status) {
    String body = body(operation);
    for (String version : new String[] {"v1", "v2"}) {
      emulator().add(Fault.once(failure.kind()));

      Response response = call(version, operation.name(), body);

      JsonNode answer = json(response);
      int expected = version.equals("v1") ? status : Refusals.toldOnV2(status);
      assertThat(answer.path("code")).describedAs(answer.toString()).isEqualTo(json("" + expected));
      assertThat(response.statusCode()).isEqualTo(version.equals("v1") ? status : 200);
      assertThat(answer.path("error_code").asText()).isEqualTo(failure.errorCode());
      assertThat(answer.path("message").asText()).isNotBlank();
      assertThat(answer.path("request_id").asText()).isNotBlank();
      assertThat(response.header("Retry-After") != null).isEqualTo(status == 429 || status == 503);
      emulator().clearFaults();
    }
  }

  @Test
  void aSuccessWithoutItsRequiredMembersIsAFailure() {
    for (Operation operation : OPERATIONS) {
      if (operation.statusOfEmptySuccess() != ANY) {
        String body = body(operation);
        emulator().add(Fault.once(FaultKind.NO_CONTENT));
        assertThat(call("v1", operation.name(), body).statusCode())
            .describedAs(operation.name())
            .isEqualTo(operation.statusOfEmptySuccess());
      }
    }
  }

  @Test
  void creationsAndSendsAreNotRepeatedAfterAFailureThatMayHaveExecutedThem() {
    for (Operation operation : OPERATIONS.subList(0, 4)) {
      String body = body(operation);
      emulator().clearCalls();
      emulator().add(Fault.once(FaultKind.RESET));
      assertThat(call("v1", operation.name(), body).statusCode()).isEqualTo(503);
      assertThat(emulator().calls()).describedAs(operation.name()).hasSize(1);
    }
  }

  private String body(Operation operation) {
    return quoted(
        operation.body().contains("%s")
            ? operation.body().formatted(instance())
            : operation.body());
  }
}
