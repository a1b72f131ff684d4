package io.aui.appserver.error;

import static io.aui.appserver.testing.Json.object;
import static io.aui.appserver.testing.Refusals.assertEach;
import static io.aui.appserver.testing.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.aui.appserver.testing.Api;
import io.aui.appserver.testing.Http;
import io.aui.appserver.testing.HttpTestBase;
import io.aui.appserver.testing.Ims;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a caller sees when IMS misbehaves: every version, every operation, every failure. */
@QuarkusTest
class ImsErrorTableTest extends HttpTestBase {
  private static final String NO_ANSWER = "ImsInvalidAnswer";

  record Row(String fault, int code, String errorCode, boolean toldByIms) {}

  private static final List<Row> ROWS =
      List.of(
          refusal("{\"kind\":\"throttle\"}", 429, "Throttling.User"),
          refusal("{\"kind\":\"subscription\"}", 403, "Forbidden.SubscriptionRequired"),
          refusal("{\"kind\":\"agent_not_found\"}", 404, "AgentNotFound"),
          refusal("{\"kind\":\"error\"}", 503, "InternalError"),
          error(503, "ServiceUnavailable", 503),
          error(503, "ServiceUnAvailable", 503),
          error(502, "Bad.Gateway", 503),
          error(403, "RequestsTooFrequent", 429),
          error(400, "Throttling.Api", 429),
          error(429, "Something.New", 429),
          error(404, "InvalidAccessKeyId.NotFound", 502),
          error(400, "SignatureDoesNotMatch", 502),
          error(403, "Forbidden", 502),
          error(403, "Forbidden.RAM", 502),
          error(400, "InvalidSecurityToken.Expired", 502),
          error(403, "OperationDenied.Suspended", 403),
          error(404, "ProjectNotFound", 404),
          error(404, "Something.New", 404),
          error(400, "InvalidParameter", 400),
          error(400, "MissingInstanceId", 400),
          error(414, "Too.Long", 400),
          error(431, "Too.Long", 400),
          error(409, "Some.Conflict", 502),
          new Row("{\"kind\":\"reset\"}", 503, "ImsUnavailable", false),
          new Row("{\"kind\":\"malformed\"}", 502, NO_ANSWER, false),
          new Row("{\"kind\":\"empty\"}", 502, NO_ANSWER, false),
          new Row("{\"kind\":\"truncated\"}", 502, NO_ANSWER, false),
          new Row("{\"kind\":\"html\"}", 502, NO_ANSWER, false));

  private static Row refusal(String fault, int code, String errorCode) {
    return new Row(fault, code, errorCode, true);
  }

  private static Row error(int status, String imsCode, int code) {
    String fault = "{\"kind\":\"error\",\"status\":%d,\"code\":\"%s\"}".formatted(status, imsCode);
    return refusal(fault, code, imsCode);
  }

  static Stream<Arguments> operations() {
    return Stream.of("v1", "v2")
        .flatMap(version -> Api.IMS_OPERATIONS.stream().map(each -> Arguments.of(version, each)));
  }

  /** The rows that are tried. */
  List<Row> rows() {
    return ROWS;
  }

  @ParameterizedTest
  @MethodSource("operations")
  void everyFailureHasItsAnswer(String version, String operation) {
    String action =
        operation.substring(0, 1).toUpperCase(Locale.ROOT)
            + operation.substring(1).replace("WithChannel", "");
    assertEach(
        rows(),
        row -> {
          String id = Api.instance(version);
          JsonNode body = Api.body(operation, id);
          Ims.forget();
          Ims.fault(row.fault.replaceFirst("[{]", "{\"action\":\"" + action + "\","));

          Http.Reply reply = Api.call(version, operation, body);

          assertThat(callsBeforeVerification(action)).as("sent once, not repeated").hasSize(1);
          if (operation.equals("stopAIAgentInstance")) {
            end(version, id);
          }
          assertRefused(reply, version, row.code, row.errorCode);
          String ownId = reply.header("X-Request-Id");
          assertThat(reply.text("request_id").equals(ownId)).isEqualTo(!row.toldByIms);
        });
  }

  /**
   * A stop that may have failed is verified by a describe soon after the response, and repeated
   * then if the instance still runs.
   */
  private static List<Ims.Call> callsBeforeVerification(String action) {
    return action.equals("StopAIAgentInstance")
        ? Ims.calls().stream().takeWhile(call -> call.action().equals(action)).toList()
        : Ims.calls(action);
  }

  /** A stop that may have failed is repeated until the end is shown; no row must meet that. */
  private static void end(String version, String id) {
    Api.ok(version, "stopAIAgentInstance", Api.body("stopAIAgentInstance", id));
    Api.ok(version, "describeAIAgentInstance", Api.body("describeAIAgentInstance", id));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void aSuccessWithoutContentIsAcceptedOnlyIfTheActionHasNone(String version, String operation) {
    JsonNode body = Api.body(operation, Api.instance(version));
    Ims.fault("{\"kind\":\"no_content\"}");

    Http.Reply reply = Api.call(version, operation, body);

    switch (operation) {
      case "stopAIAgentInstance", "updateAIAgentInstance", "sendAIAgentSpeech", "sendAIAgentText" ->
          assertThat(reply.json().path("result").asBoolean()).as(reply.toString()).isTrue();
      default -> assertRefused(reply, version, 502, NO_ANSWER);
    }
  }

  @Test
  void aLateAnswerIsATimeOut() {
    List<String> instances = new ArrayList<>();
    for (int i = 0; i < 2 * Api.IMS_OPERATIONS.size(); i++) {
      instances.add(Api.instance("v2"));
    }
    Ims.fault("{\"kind\":\"latency\",\"count\":-1,\"delay_ms\":20000}");
    List<CompletableFuture<Http.Reply>> replies = new ArrayList<>();
    for (String version : List.of("v1", "v2")) {
      for (String operation : Api.IMS_OPERATIONS) {
        JsonNode body = Api.body(operation, instances.get(replies.size()));
        replies.add(Http.postLater(Api.url(version, operation), body.toString()));
      }
    }
    for (int i = 0; i < replies.size(); i++) {
      String version = i < Api.IMS_OPERATIONS.size() ? "v1" : "v2";
      assertRefused(replies.get(i).join(), version, 504, "ImsTimeout");
    }
  }

  @Test
  void aBodyThatDripsInTimeIsRead() {
    Ims.fault("{\"kind\":\"slow_body\",\"delay_ms\":5}");
    Api.instance("v1");
    assertThat(Ims.onlyCall().outcome()).isEqualTo("slow_body");
  }

  @ParameterizedTest
  @CsvSource({"v1", "v2"})
  void aBodyThatDripsForTooLongIsATimeOut(String version) {
    Ims.fault("{\"kind\":\"slow_body\",\"delay_ms\":2000}");
    assertRefused(
        Api.call(version, "generateAIAgentCall", Api.body("generateAIAgentCall", "")),
        version,
        504,
        "ImsTimeout");
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2"})
  void nobodyListeningIsUnavailableAndOverWhenItIs(String version) {
    String id = Api.instance(version);
    Ims.whileDown(
        () -> {
          for (String operation : Api.IMS_OPERATIONS) {
            assertRefused(
                Api.call(version, operation, Api.body(operation, id)),
                version,
                503,
                "ImsUnavailable");
          }
        });
    Api.ok(version, "sendAIAgentText", Api.body("sendAIAgentText", id));
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2"})
  void unknownAgentsAndInstancesAreReportedByIms(String version) {
    assertRefused(
        Api.call(version, "generateMessageChatToken", object("ai_agent_id", "x", "user_id", "u")),
        version,
        404,
        "AgentNotFound");
    for (String operation : List.of("stopAIAgentInstance", "sendAIAgentText")) {
      assertRefused(
          Api.call(version, operation, Api.body(operation, "no-such-instance")),
          version,
          404,
          "InstanceNotFound");
    }
  }
}
