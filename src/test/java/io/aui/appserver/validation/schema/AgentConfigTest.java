package io.aui.appserver.validation.schema;

import static io.aui.appserver.validation.schema.Documents.check;
import static io.aui.appserver.validation.schema.Documents.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentConfigTest {
  private static final JsonNode COMPLETE = Documents.complete("agent_config");

  /** Where, values just inside, values just outside, what is said of these. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /Volume                                      | 0 400               | -1 401              | must be an integer from 0 to 400
          /AmbientSoundConfig/Volume                   | 0 100               | -1 101              | must be an integer from 0 to 100
          /AsrConfig/AsrMaxSilence                     | 200 1200            | 199 1201            | must be an integer from 200 to 1200
          /AsrConfig/VadDuration                       | 0 200 2000          | -1 1 199 2001       | must be an integer, 0 or from 200 to 2000
          /AsrConfig/VadLevel                          | 0 11                | -1 12               | must be an integer from 0 to 11
          /AutoSpeechConfig/LlmPending/WaitTime        | 500 10000           | 499 10001           | must be an integer from 500 to 10000
          /AutoSpeechConfig/UserIdle/WaitTime          | 5000 600000         | 4999 600001         | must be an integer from 5000 to 600000
          /AutoSpeechConfig/UserIdle/MaxRepeats        | 0 10                | -1 11               | must be an integer from 0 to 10
          /BackChannelingConfigs/0/Probability         | 0 0.0 1 1.0         | -0.01 1.01          | must be a number from 0.0 to 1.0
          /LlmConfig/OutputMaxDelay                    | 0 1000 10000        | -1 1 999 10001      | must be an integer, 0 or from 1000 to 10000
          /LlmConfig/OutputMinLength                   | 0 100               | -1 101              | must be an integer from 0 to 100
          /LlmConfig/LlmHistoryLimit                   | 0 2147483647        | 2147483648          | must be an integer from -2147483648 to 2147483647
          /TtsConfig/SpeechRate                        | 0.5 1 2 2.0         | 0.49 2.01 1e400     | must be a number from 0.5 to 2.0
          /TurnDetectionConfig/SemanticWaitDuration    | -1 0 10000          | -2 10001            | must be an integer, -1 or from 0 to 10000
          /VcrConfig/InvalidFrameMotion/CallbackDelay  | 200 5000            | 199 5001            | must be an integer from 200 to 5000
          /VcrConfig/StillFrameMotion/CallbackDelay    | 200 5000            | 199 5001            | must be an integer from 200 to 5000
          /MaxIdleTime                                 | 0 600.0 6e2         | 0.5 9223372036854775808 | must be an integer from -2147483648 to 2147483647
          /AutoSpeechConfig/LlmPending/Mode            | "random" "sequence" | "Random" "" "other" | must be "random" or "sequence", was "
          /BackChannelingConfigs/0/TriggerStage        | "pause_detected"    | "speech_detected"   | must be "pause_detected", was "speech_detected"
          /InterruptConfig/NoInterruptMode             | "cache" "new"       | 1                   | must be a string, was 1
          /TurnDetectionConfig/Eagerness               | "Low" "new"         | 1                   | must be a string, was 1
          /TurnDetectionConfig/Mode                    | "Normal" "Semantic" | "semantic"          | must be "Normal" or "Semantic", was "semantic"
          /VoiceprintConfig/RegistrationMode           | "Implicit"          | "implicit"          | must be "Explicit" or "Implicit", was "implicit"
          /LlmConfig/BailianAppParams                  | "{}" ""             | "[]" "{" "{}{}" "x" | must be a string that holds a JSON object, was other text
          /WorkflowOverrideParams                      | "{\\"a\\":[{}]}"    | "1" "{\\"a\\":}"    | must be a string that holds a JSON object, was other text
          /TtsConfig/PronunciationRules/0/Word         | "重" "重重重重重重重重重" | ""               | must be a string of 1 to 9 characters, has 0
          /AsrConfig/AsrLanguageId                     | "zh_mandarin" "xx"  | 1                   | must be a string, was 1
          /TtsConfig/Emotion                           | "calm" "new"        | []                  | must be a string, was a list
          /LlmConfig/LlmHistory/0/Role                 | "tool" "new"        | {}                  | must be a string, was an object
          """)
  void takesWhatIsInsideAndNamesWhatIsOutside(
      String place, String inside, String outside, String problem) {
    for (JsonNode value : Documents.values(inside)) {
      assertThat(check("agent_config", with(place, value))).as(value.toString()).isEmpty();
    }
    for (JsonNode value : Documents.values(outside)) {
      assertThat(check("agent_config", with(place, value)))
          .as(value.toString())
          .singleElement()
          .satisfies(
              violation -> {
                assertThat(violation.pointer()).isEqualTo("/agent_config" + place);
                assertThat(violation.problem()).startsWith(problem);
              });
    }
  }

  /** Where, what is repeated, how often at most, what is said of once more. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /AsrConfig/AsrHotWords                      | "a" | 128 | must be a list of at most 128 items, has 129
          /TtsConfig/PronunciationRules               | {}  | 20  | must be a list of at most 20 items, has 21
          /AutoSpeechConfig/LlmPending/Messages       | {}  | 10  | must be a list of at most 10 items, has 11
          /AutoSpeechConfig/UserIdle/Messages         | {}  | 10  | must be a list of at most 10 items, has 11
          /BackChannelingConfigs/0/Words | {"Probability":0.1,"Text":""} | 10  | must be a list of at most 10 items, has 11
          """)
  void limitsTheLengthOfLists(String place, String item, int most, String problem) {
    assertThat(check("agent_config", with(place, list(item, most)))).isEmpty();
    assertThat(check("agent_config", with(place, list(item, most + 1))))
        .containsExactly(new Violation("/agent_config" + place, problem));
  }

  @ParameterizedTest
  @CsvSource({
    "/AutoSpeechConfig/LlmPending/Messages/0/Text, 100",
    "/AutoSpeechConfig/UserIdle/Messages/0/Text, 100",
    "/BackChannelingConfig/0/Words/0/Text, 20",
    "/BackChannelingConfigs/0/Words/0/Text, 20",
    "/TtsConfig/PronunciationRules/0/Pronunciation, 9",
    "/TtsConfig/PronunciationRules/0/Word, 9",
    "/TtsConfig/VoiceId, 64"
  })
  void countsCodePointsOfTexts(String place, int most) {
    assertThat(check("agent_config", with(place, text("🙂".repeat(most))))).isEmpty();
    assertThat(check("agent_config", with(place, text("a".repeat(most + 1)))))
        .singleElement()
        .satisfies(
            violation -> {
              assertThat(violation.pointer()).isEqualTo("/agent_config" + place);
              assertThat(violation.problem())
                  .contains(most + " characters")
                  .endsWith(", has " + (most + 1));
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"AutoSpeechConfig":{"LlmPending":{}}} | /AutoSpeechConfig/LlmPending/WaitTime  | is missing, must be an integer from 500 to 10000
          {"AutoSpeechConfig":{"UserIdle":{"WaitTime":5000}}} | /AutoSpeechConfig/UserIdle/MaxRepeats | is missing, must be an integer from 0 to 10
          {"AutoSpeechConfig":{"UserIdle":{"MaxRepeats":0}}} | /AutoSpeechConfig/UserIdle/WaitTime | is missing, must be an integer from 5000 to 600000
          {"BackChannelingConfigs":[{"Enable":true,"Probability":1,"TriggerStage":"pause_detected","Words":[]}]} | /BackChannelingConfigs/0/Enabled | is missing, must be true or false
          {"BackChannelingConfigs":[{"Enabled":true,"TriggerStage":"pause_detected","Words":[]}]} | /BackChannelingConfigs/0/Probability | is missing, must be a number from 0.0 to 1.0
          {"BackChannelingConfigs":[{"Enabled":true,"Probability":1,"Words":[]}]} | /BackChannelingConfigs/0/TriggerStage | is missing, must be "pause_detected"
          {"BackChannelingConfig":[{"Enable":true,"Probability":1,"TriggerStage":"pause_detected","Words":null}]} | /BackChannelingConfig/0/Words | is missing, must be a list of at most 10 items whose probabilities add up to 1
          {"BackChannelingConfig":[{"Enable":1,"Probability":1,"TriggerStage":"pause_detected","Words":[]}]} | /BackChannelingConfig/0/Enable | must be true or false, was 1
          {"BackChannelingConfigs":[{"Enabled":true,"Probability":1,"TriggerStage":"pause_detected","Words":[{"Probability":1}]}]} | /BackChannelingConfigs/0/Words/0/Text | is missing, must be a string of at most 20 characters
          {"AutoSpeechConfig":{"LlmPending":{"WaitTime":500,"Messages":[{"Probability":0.5},{"Probability":0.2}]}}} | /AutoSpeechConfig/LlmPending/Messages | must be a list of at most 10 items whose probabilities add up to 1, but they add up to 0.7
          {"AutoSpeechConfig":{"LlmPending":{"WaitTime":500,"Messages":[{"Probability":1,"Text":"a"},{"Probability":1,"Text":"b"}]}}} | /AutoSpeechConfig/LlmPending/Messages | must be a list of at most 10 items whose probabilities add up to 1, but they add up to 2.0
          {"AutoSpeechConfig":{"UserIdle":{"MaxRepeats":1,"WaitTime":5000,"Messages":[{"Probability":0.999998}]}}} | /AutoSpeechConfig/UserIdle/Messages | must be a list of at most 10 items whose probabilities add up to 1, but they add up to 0.999998
          {"VcrConfig":{"HeadMotion":{"Enabled":"yes"}}} | /VcrConfig/HeadMotion/Enabled | must be true or false, was the string "yes"
          """)
  void namesWhatIsWrong(String config, String place, String problem) {
    assertThat(check("agent_config", json(config)))
        .containsExactly(new Violation("/agent_config" + place, problem));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"AutoSpeechConfig":{"LlmPending":{"WaitTime":3000,"Messages":[]}}}
          {"AutoSpeechConfig":{"LlmPending":{"WaitTime":3000,"Messages":[{"Text":"a"},{"Text":"b","Probability":1}]}}}
          {"AutoSpeechConfig":{"LlmPending":{"WaitTime":3000,"Messages":[{"Probability":0.3333333},{"Probability":0.3333333},{"Probability":0.3333333}]}}}
          {"BackChannelingConfig":[{"Enable":false,"TriggerStage":"pause_detected","Probability":0.5,"Words":[]}],"PreConnectAudioUrl":"https://example.com/a.mp3"}
          {"AsrConfig":{"AsrHotWords":[null,"a"]},"TtsConfig":{},"LlmConfig":null}
          {"EnablePushToTalk":false,"GracefulShutdown":false,"EnableIntelligentSegment":true,"Greeting":"Hello, 你好 & welcome +","MaxIdleTime":600,"UserOnlineTimeout":60,"UserOfflineTimeout":5,"Volume":100,"AsrConfig":{"VadLevel":11},"LlmConfig":{"LlmCompleteReply":false,"HistorySyncWithTTS":false},"InterruptConfig":{"EnableVoiceInterrupt":true},"TurnDetectionConfig":{"Mode":"Semantic"}}
          {"Greeting":"Hi"}
          """)
  void takesWhatTheOfficialClientsSend(String config) {
    assertThat(check("agent_config", json(config))).isEmpty();
  }

  @Test
  void stopsAfterFiveViolations() {
    JsonNode config =
        json(
            """
            {"AsrConfig": {"VadLevel": 12, "AsrHotWords": [1, 2, 3]}, "Volume": 900,
             "UserOnlineTimeout": "a", "WakeUpQuery": 1, "Greeting": 1}
            """);
    assertThat(check("agent_config", config))
        .extracting(Violation::pointer)
        .containsExactly(
            "/agent_config/AsrConfig/AsrHotWords/0",
            "/agent_config/AsrConfig/AsrHotWords/1",
            "/agent_config/AsrConfig/AsrHotWords/2",
            "/agent_config/AsrConfig/VadLevel",
            "/agent_config/Greeting");
  }

  private static JsonNode with(String place, JsonNode value) {
    return Documents.with(COMPLETE, JsonPointer.compile(place), value);
  }

  private static JsonNode list(String item, int length) {
    return json("[" + (item + ",").repeat(length - 1) + item + "]");
  }

  private static JsonNode text(String text) {
    return json('"' + text + '"');
  }
}
