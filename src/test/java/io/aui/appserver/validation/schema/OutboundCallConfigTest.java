package io.aui.appserver.validation.schema;

import static io.aui.appserver.validation.schema.Documents.check;
import static io.aui.appserver.validation.schema.Documents.complete;
import static io.aui.appserver.validation.schema.Documents.json;
import static io.aui.appserver.validation.schema.Documents.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What differs from AIAgentConfig. */
class OutboundCallConfigTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /GreetingDelay               | 0 5000            | -1 5001  | must be an integer from 0 to 5000
          /InterruptConfig/Eagerness   | "Low" "new"       | 1        | must be a string, was 1
          /LlmConfig/OutputMaxDelay    | "1000" 0 1000     | 999 true | must be a
          /BackChannelingConfig        | [] [null]         | {} [{}]  | is missing, must be
          /AsrConfig/VadLevel          | 0 11              | 12       | must be an integer from 0 to 11, was 12
          """)
  void takesWhatIsInsideAndNamesWhatIsOutside(
      String place, String inside, String outside, String problem) {
    JsonNode complete = complete("config");
    JsonPointer at = JsonPointer.compile(place);
    for (JsonNode value : Documents.values(inside)) {
      assertThat(check("config", with(complete, at, value))).as(value.toString()).isEmpty();
    }
    for (JsonNode value : Documents.values(outside)) {
      assertThat(check("config", with(complete, at, value)))
          .as(value.toString())
          .isNotEmpty()
          .allSatisfy(
              violation -> {
                assertThat(violation.pointer()).startsWith("/config" + place);
                assertThat(violation.problem()).startsWith(problem);
              });
    }
  }

  @Test
  void takesHalfAsManyPronunciationRules() {
    String rules = "{\"TtsConfig\":{\"PronunciationRules\":[%s{}]}}";
    assertThat(check("config", json(rules.formatted("{},".repeat(9))))).isEmpty();
    assertThat(check("config", json(rules.formatted("{},".repeat(10)))))
        .containsExactly(
            new Violation(
                "/config/TtsConfig/PronunciationRules",
                "must be a list of at most 10 items, has 11"));
  }

  @Test
  void takesWhatTheWebClientSends() {
    String config =
        """
        {"EnablePushToTalk":false,"GracefulShutdown":false,"EnableIntelligentSegment":true,
         "Greeting":"Hello, 你好 & welcome +","MaxIdleTime":600,"UserOnlineTimeout":60,
         "UserOfflineTimeout":5,"Volume":100,"AsrConfig":{"VadLevel":11},
         "LlmConfig":{"LlmCompleteReply":false,"HistorySyncWithTTS":false,"OutputMaxDelay":2000},
         "InterruptConfig":{"EnableVoiceInterrupt":true},"TurnDetectionConfig":{"Mode":"Semantic"},
         "BackChannelingConfig":[{"Enable":true,"TriggerStage":"pause_detected","Probability":0.5,
           "Words":[{"Text":"OK","Probability":1}]}]}
        """;
    assertThat(check("config", json(config))).isEmpty();
  }
}
