package io.aui.appserver.voiceprint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.aui.appserver.OperationTestBase;
import io.aui.appserver.sandbox.faults.Fault;
import io.aui.appserver.sandbox.faults.FaultKind;
import io.aui.appserver.sandbox.protocol.Refusal;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusIntegrationTest
class VoiceprintOperationsIT extends OperationTestBase {
  private static final String INPUT =
      "{\"Type\":\"url\",\"Data\":\"https://example.com/a.wav?x=1&y=+\",\"Format\":\"wav\"}";

  private static void set(String id) {
    ok("setAIAgentVoiceprint", quoted("{'user_id':'u','voiceprint_id':'" + id + "'}"));
  }

  @Test
  void setPassesIdAndInputOn() {
    JsonNode response =
        ok(
            "setAIAgentVoiceprint",
            quoted(
                "{'user_id':'web_user','region':'cn-shanghai','voiceprint_id':'vp_1','input':'"
                    + INPUT.replace("\"", "\\\"")
                    + "'}"));

    assertThat(response.path("voiceprint_id").asText()).isEqualTo("vp_1");
    assertThat(sent("SetAIAgentVoiceprint").parameters())
        .isEqualTo(Map.of("VoiceprintId", "vp_1", "Input", INPUT));
  }

  @Test
  void setTakesAnObjectAndLetsImsNameTheVoiceprint() {
    JsonNode response =
        ok("setAIAgentVoiceprint", quoted("{'input':{'Type':'oss','Data':'https://b/a.wav'}}"));

    assertThat(response.path("voiceprint_id").asText()).isNotBlank();
    assertThat(sent("SetAIAgentVoiceprint").parameters())
        .isEqualTo(Map.of("Input", quoted("{'Type':'oss','Data':'https://b/a.wav'}")));
  }

  @Test
  void aResponseWithoutIdMeansTheRequestedId() {
    emulator().add(Fault.once(FaultKind.NO_CONTENT));

    assertThat(
            ok("setAIAgentVoiceprint", quoted("{'voiceprint_id':'vp_2'}"))
                .path("voiceprint_id")
                .asText())
        .isEqualTo("vp_2");
  }

  @Test
  void aResponseWithoutIdFailsIfNoIdWasRequested() {
    emulator().add(Fault.once(FaultKind.NO_CONTENT));

    assertThat(json(call("v1", "setAIAgentVoiceprint", "{}")).path("error_code").asText())
        .isEqualTo("ImsInvalidAnswer");
  }

  @Test
  void imsCodesReachTheClientsOwnBranches() {
    emulator()
        .add(
            Fault.once(FaultKind.ERROR)
                .withRefusal(new Refusal(400, "InvalidAudioDuration", "too short")));

    JsonNode response = json(call("v2", "setAIAgentVoiceprint", quoted("{'voiceprint_id':'v'}")));

    assertThat(response.path("error_code").asText()).isEqualTo("InvalidAudioDuration");
    assertThat(response.path("code").asInt()).isEqualTo(400);
    assertThat(response.path("message").asText()).isEqualTo("too short");
  }

  @Test
  void clearedVoiceprintIsGone() {
    set("vp_clear");
    String body =
        quoted("{'user_id':'u','voiceprint_id':'vp_clear','registration_mode':'Explicit'}");

    assertThat(ok("clearAIAgentVoiceprint", body).path("result")).isEqualTo(json("true"));

    assertThat(sent("ClearAIAgentVoiceprint").parameters())
        .isEqualTo(Map.of("VoiceprintId", "vp_clear", "RegistrationMode", "Explicit"));
    assertThat(json(call("v1", "clearAIAgentVoiceprint", body)).path("code").asInt())
        .isEqualTo(404);
  }

  @Test
  void listTellsTheTotalAndOnePage() {
    set("vp_a");
    set("vp_b");

    JsonNode one =
        ok(
            "listAIAgentVoiceprints",
            quoted(
                "{'page_number':'1','page_size':1,'registration_mode':'Implicit','voiceprint_id':'vp_b'}"));

    assertThat(sent("ListAIAgentVoiceprints").parameters())
        .isEqualTo(
            Map.of(
                "PageNumber", "1",
                "PageSize", "1",
                "RegistrationMode", "Implicit",
                "VoiceprintId", "vp_b"));
    assertThat(one.path("total_count")).isEqualTo(json("1"));
    JsonNode entry = one.path("voiceprints").path(0);
    assertThat(entry.path("voiceprint_id").asText()).isEqualTo("vp_b");
    assertThat(entry.path("gmt_create").asText()).isNotBlank();
    assertThat(entry.path("gmt_modified").asText()).isNotBlank();
  }

  @Test
  void noVoiceprintsAreAnEmptyList() {
    assertThat(
            ok("listAIAgentVoiceprints", quoted("{'voiceprint_id':'nobody'}")).path("voiceprints"))
        .isEqualTo(json("[]"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "setAIAgentVoiceprint|{'voiceprint_id':'a b'}|voiceprint_id",
        "setAIAgentVoiceprint|{'voiceprint_id':'字'}|voiceprint_id",
        "setAIAgentVoiceprint|{'input':'no'}|input",
        "setAIAgentVoiceprint|{'input':{'Type':'ftp'}}|/input/Type",
        "setAIAgentVoiceprint|{'input':{'Data':7}}|/input/Data",
        "setAIAgentVoiceprint|{'user_id':'a b'}|user_id",
        "setAIAgentVoiceprint|{'region':'x'}|region",
        "clearAIAgentVoiceprint|{'voiceprint_id':'a b'}|voiceprint_id",
        "clearAIAgentVoiceprint|{'registration_mode':'explicit'}|registration_mode",
        "clearAIAgentVoiceprint|{'region':'x'}|region",
        "listAIAgentVoiceprints|{'page_number':0}|page_number",
        "listAIAgentVoiceprints|{'page_number':'a'}|page_number",
        "listAIAgentVoiceprints|{'page_size':101}|page_size",
        "listAIAgentVoiceprints|{'registration_mode':'x'}|registration_mode",
        "listAIAgentVoiceprints|{'region':'x'}|region",
        "getOssConfig|{'user_id':'../other'}|user_id",
        "getOssConfig|{'user_id':'*'}|user_id"
      })
  void badMembersAreRefused(String operation, String body, String member) {
    refused(operation, quoted(body), "InvalidParameter", member);
  }

  @Test
  void voiceprintIdsHaveAtMost127Characters() {
    String body = "{'voiceprint_id':'%s'}";

    ok("setAIAgentVoiceprint", quoted(body.formatted("x".repeat(127))));
    emulator().clearCalls();
    refused(
        "setAIAgentVoiceprint",
        quoted(body.formatted("x".repeat(128))),
        "InvalidParameter",
        "voiceprint_id");
  }
}
