package io.aui.appserver.access.overrides;

import static io.aui.appserver.access.overrides.OverridePolicies.policy;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OverridePolicyTest {
  private static final String DENIED = "may not be set by clients";
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  /** Policy, agent_config, the places refused. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          deny=LlmSystemPrompt           | {"LlmConfig":{"LlmSystemPrompt":"x","LlmHistoryLimit":1}}  | /LlmConfig/LlmSystemPrompt
          deny=LlmConfig.LlmSystemPrompt | {"LlmConfig":{"LlmSystemPrompt":"x","LlmHistoryLimit":1}}  | /LlmConfig/LlmSystemPrompt
          deny=LlmConfig                 | {"LlmConfig":{"LlmSystemPrompt":"x"},"Volume":1}           | /LlmConfig
          deny=Volume                    | {"Volume":1,"AmbientSoundConfig":{"Volume":2}}             | /Volume /AmbientSoundConfig/Volume
          deny=AmbientSoundConfig.Volume | {"Volume":1,"AmbientSoundConfig":{"Volume":2}}             | /AmbientSoundConfig/Volume
          deny=LlmConfig.Volume          | {"X":{"LlmConfig":{"Volume":2}}}                           |
          deny=BackChannelingConfigs.Words.Text | {"BackChannelingConfigs":[{},{"Words":[{"Text":"x"}]}]} | /BackChannelingConfigs/1/Words/0/Text
          deny=VcrConfig.HeadMotion      | {"VcrConfig":{"HeadMotion":{"Enabled":true},"LookAway":{"Enabled":true}}} | /VcrConfig/HeadMotion
          deny=WorkflowOverrideParams, BailianAppParams | {"WorkflowOverrideParams":"{}","LlmConfig":{"BailianAppParams":"{}"}} | /WorkflowOverrideParams /LlmConfig/BailianAppParams
          deny=*                         | {"Greeting":"x","LlmConfig":{}}                            | /Greeting /LlmConfig
          deny=Greeting                  | {"Greeting":null,"LlmConfig":null}                         |
          deny=Greeting                  | {}                                                         |
          allow=Greeting                 | {"Greeting":"x","Volume":1}                                | /Volume
          allow=Greeting                 | {"greeting":"x"}                                           | /greeting
          allow=LlmConfig                | {"LlmConfig":{"LlmSystemPrompt":"x","FunctionMap":[{"Function":"x"}]},"Volume":1} | /Volume
          allow=LlmConfig.LlmHistoryLimit| {"LlmConfig":{"LlmHistoryLimit":1,"LlmSystemPrompt":"x"}}  | /LlmConfig/LlmSystemPrompt
          allow=LlmHistoryLimit          | {"LlmConfig":{"LlmHistoryLimit":1,"LlmSystemPrompt":"x"}}  | /LlmConfig/LlmSystemPrompt
          allow=Greeting                 | {"AsrConfig":{"AsrHotWords":["x"]},"TtsConfig":{"VoiceIdList":[]},"LlmConfig":{}} | /AsrConfig/AsrHotWords /TtsConfig/VoiceIdList
          allow=Greeting                 | {"LlmConfig":{"LlmHistory":[{"Role":"user"}]}}             | /LlmConfig/LlmHistory/0/Role
          allow=Greeting                 | {"X":[{"Greeting":"x"},1],"Y":[[1]]}                       | /X /Y
          allow=*;deny=Volume            | {"Greeting":"x","Volume":1}                                | /Volume
          allow=LlmConfig;deny=LlmSystemPrompt | {"LlmConfig":{"LlmSystemPrompt":"x","LlmHistoryLimit":1}} | /LlmConfig/LlmSystemPrompt
          allow=MaxIdleTime;max.Volume=100 | {"MaxIdleTime":1,"Volume":1}                             | /Volume
          """)
  void namesTheMembersThatClientsMayNotSet(String policy, String config, String places) {
    assertThat(policy(policy).checkAgentConfig("VoiceChat", json(config), "/agent_config"))
        .containsExactlyElementsOf(denied("/agent_config", places));
  }

  /** Policy, what stands under a workflow type of template_config, the places refused. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          deny=LlmSystemPrompt           | {"LlmSystemPrompt":"x","Volume":1}  | /LlmSystemPrompt
          deny=LlmConfig.LlmSystemPrompt | {"LlmSystemPrompt":"x","Volume":1}  | /LlmSystemPrompt
          deny=LlmConfig                 | {"LlmSystemPrompt":"x","LlmHistory":[],"Volume":1} | /LlmSystemPrompt /LlmHistory
          deny=LlmConfig                 | {"llm_system_prompt":"x"}           | /llm_system_prompt
          deny=AmbientSoundConfig.Volume | {"Volume":1}                        |
          deny=AsrConfig                 | {"AsrHotWords":[],"AsrLanguageId":"x","AsrMaxSilence":1,"VadLevel":1} | /AsrHotWords /AsrLanguageId /AsrMaxSilence /VadLevel
          deny=InterruptConfig           | {"EnableVoiceInterrupt":true,"InterruptWords":[]}  | /EnableVoiceInterrupt /InterruptWords
          deny=TtsConfig,AvatarConfig    | {"VoiceId":"x","VoiceIdList":[],"AvatarId":"x"}    | /VoiceId /VoiceIdList /AvatarId
          deny=VoiceprintConfig          | {"UseVoiceprint":true,"VoiceprintId":"x"}          | /UseVoiceprint /VoiceprintId
          deny=LlmConfig.BailianAppParams,LlmConfig.LlmHistoryLimit | {"BailianAppParams":"{}","LlmHistoryLimit":1} | /BailianAppParams /LlmHistoryLimit
          deny=LlmSystemPrompt           | {"VcrConfig":{"LlmSystemPrompt":1}} | /VcrConfig/LlmSystemPrompt
          allow=LlmConfig.LlmHistoryLimit| {"LlmHistoryLimit":1,"LlmSystemPrompt":"x"}        | /LlmSystemPrompt
          allow=LlmConfig,Greeting       | {"LlmHistoryLimit":1,"Greeting":"x","Volume":1}    | /Volume
          """)
  void coversTheTemplateUnderTheSameNames(String policy, String part, String places) {
    JsonNode config = json("{\"VisionChat\":" + part + "}");
    assertThat(policy(policy).checkTemplateConfig(config, "/template_config"))
        .containsExactlyElementsOf(denied("/template_config/VisionChat", places));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "llmsystemprompt",
        "LLMSYSTEMPROMPT",
        "llm_system_prompt",
        "LLM-System-Prompt",
        "Llm SystemPrompt",
        "llmSy\u017ftemPrompt",
        "LlmSystemPrompt"
      })
  void recognisesDeniedMembersInOtherSpellings(String spelling) {
    for (String policy : List.of("deny=LlmSystemPrompt", "deny=LlmConfig.LlmSystemPrompt")) {
      JsonNode config = json("{\"LLMConfig\":{\"" + spelling + "\":\"x\"}}");
      assertThat(policy(policy).checkAgentConfig("VoiceChat", config, ""))
          .containsExactly(new RefusedOverride("/LLMConfig/" + spelling, DENIED));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          600 0 1 600.0 6e2 "600" "0" "599.5" "600.000" -0.0 null
          """)
  void takesValuesUpToTheCap(String values) {
    OverridePolicy policy = policy("max.MaxIdleTime=600");
    for (String value : values.split(" ", -1)) {
      JsonNode config = json("{\"MaxIdleTime\":" + value + "}");
      assertThat(policy.checkAgentConfig("VoiceChat", config, "")).as(value).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "601",
        "600.001",
        "-1",
        "1e999999999",
        "-1e999999999",
        "123456789012345678901234567890",
        "\"601\"",
        "\"-1\"",
        "\"1e1\"",
        "\"0x1\"",
        "\"+1\"",
        "\" 1\"",
        "\"1 \"",
        "\"1f\"",
        "\"NaN\"",
        "\"\"",
        "\"\u0661\"",
        "\"abc\"",
        "true",
        "[]",
        "[1]",
        "{}",
        "{\"a\":1}"
      })
  void refusesValuesOverTheCapAndWhatIsNoNumber(String value) {
    RefusedOverride refused =
        new RefusedOverride("/c/MaxIdleTime", "must be a number from 0 to 600");
    JsonNode config = json("{\"MaxIdleTime\":" + value + "}");

    assertThat(policy("max.MaxIdleTime=600").checkAgentConfig("VoiceChat", config, "/c"))
        .containsExactly(refused);
    assertThat(policy("max.maxidletime=600").checkAgentConfig("VoiceChat", config, "/c"))
        .containsExactly(refused);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          max.Volume=50.5                        | {"AmbientSoundConfig":{"Volume":51}}  | /AmbientSoundConfig/Volume | 50.5
          max."LlmConfig.LlmHistoryLimit"=20     | {"LlmConfig":{"LlmHistoryLimit":21}}  | /LlmConfig/LlmHistoryLimit | 20
          max.LlmHistoryLimit=20                 | {"LLMConfig":{"llm_history_limit":21}} | /LLMConfig/llm_history_limit | 20
          max.Volume=100;workflow-types.VoiceChat.max.Volume=50  | {"Volume":51} | /Volume | 50
          max.Volume=50;workflow-types.VoiceChat.max.Volume=100  | {"Volume":51} | /Volume | 50
          max.Volume=50;max."AmbientSoundConfig.Volume"=10 | {"AmbientSoundConfig":{"Volume":11}} | /AmbientSoundConfig/Volume | 10
          """)
  void theSmallestCapCounts(String policy, String config, String place, String cap) {
    assertThat(policy(policy).checkAgentConfig("VoiceChat", json(config), ""))
        .containsExactly(new RefusedOverride(place, "must be a number from 0 to " + cap));
  }

  @Test
  void capsTheTemplateUnderTheSameNames() {
    OverridePolicy policy = policy("max.\"LlmConfig.LlmHistoryLimit\"=20;max.MaxIdleTime=600");
    JsonNode config = json("{\"VoiceChat\":{\"LlmHistoryLimit\":\"21\",\"MaxIdleTime\":601}}");
    assertThat(policy.checkTemplateConfig(config, "/template_config"))
        .containsExactly(
            new RefusedOverride(
                "/template_config/VoiceChat/LlmHistoryLimit", "must be a number from 0 to 20"),
            new RefusedOverride(
                "/template_config/VoiceChat/MaxIdleTime", "must be a number from 0 to 600"));
  }

  @Test
  void nothingConfiguredRefusesNothing() {
    JsonNode config = json("{\"LlmConfig\":{\"LlmSystemPrompt\":\"x\"},\"MaxIdleTime\":99999}");
    assertThat(policy("").problems()).isEmpty();
    assertThat(policy("").checkAgentConfig("VoiceChat", config, "")).isEmpty();
    assertThat(policy("").checkAgentConfig(null, config, "")).isEmpty();
    assertThat(policy("").checkTemplateConfig(json("{\"VoiceChat\":1}"), "")).isEmpty();
    assertThat(policy("deny=*").checkAgentConfig("VoiceChat", null, "")).isEmpty();
    assertThat(policy("deny=*").checkTemplateConfig(null, "")).isEmpty();
  }

  private static List<RefusedOverride> denied(String at, String places) {
    return places == null
        ? List.of()
        : List.of(places.split(" ", -1)).stream()
            .map(place -> new RefusedOverride(at + place, DENIED))
            .toList();
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
