package io.aui.appserver.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VoiceprintActionsTest extends EmulatorTestBase {
  private static final Map<String, String> SET =
      Map.of(
          "VoiceprintId", "vp-1",
          "Input", "{\"Type\":\"oss\",\"Data\":\"oss://b/k.wav\",\"Format\":\"wav\"}");

  @Test
  void setsListsAndClears() throws Exception {
    assertThat(set(SET)).isEqualTo("vp-1");
    String made = set(Map.of("Input", SET.get("Input")));
    assertThat(made).isNotBlank();

    JsonNode all = client.ok("ListAIAgentVoiceprints", Map.of("RegistrationMode", "Explicit"));
    assertThat(all.path("TotalCount").asInt()).isEqualTo(2);
    assertThat(all.path("Voiceprints").findValuesAsText("VoiceprintId"))
        .containsExactly("vp-1", made);
    assertThat(all.at("/Voiceprints/0/GmtCreate").asText()).endsWith("+00:00");
    JsonNode second =
        client.ok("ListAIAgentVoiceprints", Map.of("PageNumber", "2", "PageSize", "1"));
    assertThat(second.path("Voiceprints").findValuesAsText("VoiceprintId")).containsExactly(made);

    client.ok("ClearAIAgentVoiceprint", Map.of("VoiceprintId", "vp-1"));
    assertThat(
            client
                .ok("ListAIAgentVoiceprints", Map.of("VoiceprintId", "vp-1"))
                .path("TotalCount")
                .asInt())
        .isZero();
    assertRefused(
        404, "ResourceNotFound", "ClearAIAgentVoiceprint", Map.of("VoiceprintId", "vp-1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SetAIAgentVoiceprint   | Input            | []                                       | InvalidInput
          SetAIAgentVoiceprint   | Input            | {"Type":"file","Data":"x"}               | InvalidInput
          SetAIAgentVoiceprint   | Input            | {"Type":"url"}                           | InvalidInput
          SetAIAgentVoiceprint   | Input            | {"Type":"url","Data":"x","Format":"mp3"} | InvalidInput
          ClearAIAgentVoiceprint | RegistrationMode | explicit                                 | InvalidRegistrationMode
          ListAIAgentVoiceprints | PageNumber       | 0                                        | InvalidPageNumber
          ListAIAgentVoiceprints | PageSize         | 101                                      | InvalidPageSize
          """)
  void refuses(String action, String name, String value, String code) throws Exception {
    assertRefused(400, code, action, with(SET, name, value));
  }

  @Test
  void refusesAnIdThatIsTooLong() throws Exception {
    assertRefused(
        400,
        "InvalidVoiceprintId",
        "SetAIAgentVoiceprint",
        with(SET, "VoiceprintId", "v".repeat(128)));
  }

  private String set(Map<String, String> parameters) throws Exception {
    return client.ok("SetAIAgentVoiceprint", parameters).path("VoiceprintId").asText();
  }
}
