package io.aui.appserver.validation.schema;

import static io.aui.appserver.validation.schema.Documents.check;
import static io.aui.appserver.validation.schema.Documents.complete;
import static io.aui.appserver.validation.schema.Documents.json;
import static io.aui.appserver.validation.schema.Documents.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateConfigTest {
  private static final List<String> WORKFLOW_TYPES =
      List.of("VoiceChat", "AvatarChat3D", "VisionChat", "VideoChat");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /AsrMaxSilence     | 200 1200    | 199 1201 | must be an integer from 200 to 1200, was
          /VadLevel          | 0 11        | -1 12    | must be an integer from 0 to 11, was
          /Volume            | 0 400 100.0 | -1 401 "100" 100.5 | must be an integer from 0 to 400, was
          /LlmHistoryLimit   | -1 10       | 1e10     | must be an integer from -2147483648 to 2147483647, was
          /CharBreak         | true        | 1 "true" | must be true or false, was
          /BailianAppParams  | "{}"        | "[]"     | must be a string that holds a JSON object, was
          /WorkflowOverrideParams | "{}"   | {}       | must be a string that holds a JSON object, was an object
          """)
  void takesWhatIsInsideAndNamesWhatIsOutside(
      String place, String inside, String outside, String problem) {
    JsonNode complete = complete("template_config");
    for (String type : WORKFLOW_TYPES) {
      JsonPointer at = JsonPointer.compile("/" + type + place);
      for (JsonNode value : Documents.values(inside)) {
        assertThat(check("template_config", with(complete, at, value)))
            .as(value.toString())
            .isEmpty();
      }
      for (JsonNode value : Documents.values(outside)) {
        assertThat(check("template_config", with(complete, at, value)))
            .as(value.toString())
            .singleElement()
            .satisfies(
                violation -> {
                  assertThat(violation.pointer()).isEqualTo("/template_config/" + type + place);
                  assertThat(violation.problem()).startsWith(problem);
                });
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"Greeting, 128", "VoiceId, 64"})
  void countsCodePointsOfTexts(String member, int most) {
    String config = "{\"VisionChat\":{\"%s\":\"%s\"}}";
    assertThat(check("template_config", json(config.formatted(member, "🙂".repeat(most)))))
        .isEmpty();
    assertThat(check("template_config", json(config.formatted(member, "a".repeat(most + 1)))))
        .containsExactly(
            new Violation(
                "/template_config/VisionChat/" + member,
                "must be a string of at most " + most + " characters, has " + (most + 1)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"VoiceChat":"{}"}                    | /VoiceChat             | must be an object, was the string "{}"
          {"VideoChat":[]}                      | /VideoChat             | must be an object, was a list
          {"AvatarChat3D":{"AsrHotWords":"a"}}  | /AvatarChat3D/AsrHotWords | must be a list of at most 128 items, was the string "a"
          {"VoiceChat":{"LlmHistory":[{"Role":"user"},{"Role":2}]}} | /VoiceChat/LlmHistory/1/Role | must be a string, was 2
          """)
  void namesWhatIsWrong(String config, String place, String problem) {
    assertThat(check("template_config", json(config)))
        .containsExactly(new Violation("/template_config" + place, problem));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}
          {"VoiceChat":{"EnableVoiceInterrupt":true,"EnablePushToTalk":false,"EnableIntelligentSegment":true,"GracefulShutdown":false,"VadLevel":11,"Volume":100}}
          {"VideoChat":{"AvatarId":"a","VcrConfig":{"StillFrameMotion":{"Enabled":true,"CallbackDelay":3000}}}}
          {"MessageChat":{"VoiceId":"longcheng"}}
          """)
  void takesWhatTheOfficialClientsSend(String config) {
    assertThat(check("template_config", json(config))).isEmpty();
  }
}
