package io.aui.appserver.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusIntegrationTest
@TestProfile(LoginProfile.class)
class GrantedOperationsIT {
  private final String alice = newName("alice");
  private final String bob = newName("bob");
  private final Api asAlice = Api.as(alice);
  private final Api asBob = Api.as(bob);
  private final Api asAdministrator = Api.as(newName("carol"), "aiagent-admin");

  @ParameterizedTest
  @MethodSource("io.aui.appserver.access.GrantsTest#needAGrant")
  void needAGrant(String operation) {
    Response refused = call(asAlice, operation, asAlice.startsInstance(), alice);

    refused(refused, 403, "Forbidden", "the user who is logged in may not call " + operation);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "listAIAgentVoiceprints",
        "startAIAgentOutboundCall",
        "takeoverAIAgentCall",
      })
  void administratorsHaveTheGrantsThatNobodyElseWasGiven(String operation) {
    assertThat(call(asAdministrator, operation, asAlice.startsInstance(), alice).statusCode())
        .isEqualTo(200);
  }

  @Test
  void aConfiguredGroupMayCallInsteadOfAdministrators() {
    Api asMonitor = Api.as(bob, "monitors");

    assertThat(call(asMonitor, "getAIAgentConcurrency", "", "").statusCode()).isEqualTo(200);
    assertThat(call(asAdministrator, "getAIAgentConcurrency", "", "").statusCode()).isEqualTo(403);
  }

  @Test
  void dialoguesAreForTheSessionsUserOnly() {
    String session = newName("session");
    asAlice.startsInstance("session_id", session);

    assertThat(dialogues(asAlice, session).statusCode()).isEqualTo(200);
    assertThat(dialogues(asAdministrator, session).statusCode()).isEqualTo(200);
    String message = "session_id not found for this user";
    refused(dialogues(asBob, session), 404, "NotFound", message);
    refused(dialogues(asBob, newName("session")), 404, "NotFound", message);
    refused(
        asBob.call("deleteAIAgentDialogue", "session_id", session, "dialogue_id", "d"),
        404,
        "NotFound",
        message);
  }

  @Test
  void voiceprintsAreForTheirUserOnly() {
    String voiceprint = newName("voice");
    assertThat(set(asAlice, voiceprint).statusCode()).isEqualTo(200);
    String made = asAlice.call("setAIAgentVoiceprint", "input", input()).path("voiceprint_id");

    String message = "voiceprint_id not found for this user";
    refused(set(asBob, voiceprint), 404, "NotFound", message);
    refused(clear(asBob, voiceprint), 404, "NotFound", message);
    refused(clear(asBob, made), 404, "NotFound", message);
    refused(
        asBob.call("clearAIAgentVoiceprint"), 400, "MissingParameter", "voiceprint_id is required");
    assertThat(clear(asAlice, voiceprint).statusCode()).isEqualTo(200);
    assertThat(clear(asAlice, made).statusCode()).isEqualTo(200);
  }

  private static Response call(Api api, String operation, String instance, String user) {
    Object[] members = {
      "ai_agent_id",
          operation.equals("startAIAgentOutboundCall") ? "agent-outbound" : "agent-voice",
      "ai_agent_instance_id", instance,
      "called_number", "13800000000",
      "session_id", "s",
      "receiver_id", user,
      "text", "hello",
      "type", "custom"
    };
    return api.call(operation, members);
  }

  private static Response dialogues(Api api, String session) {
    return api.call("listAIAgentDialogues", "session_id", session, "start_time", 0, "end_time", 1);
  }

  private static Response set(Api api, String voiceprint) {
    return api.call("setAIAgentVoiceprint", "voiceprint_id", voiceprint, "input", input());
  }

  private static Response clear(Api api, String voiceprint) {
    return api.call("clearAIAgentVoiceprint", "voiceprint_id", voiceprint);
  }

  private static Map<String, String> input() {
    return Map.of("Type", "url", "Data", "https://example.com/voice.wav", "Format", "wav");
  }

  private static void refused(Response response, int status, String errorCode, String message) {
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
    assertThat(response.<String>path("error_code")).isEqualTo(errorCode);
    assertThat(response.<String>path("message")).isEqualTo(message);
  }

  private static String newName(String prefix) {
    return prefix + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
  }
}
