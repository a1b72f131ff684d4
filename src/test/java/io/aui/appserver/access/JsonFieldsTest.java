package io.aui.appserver.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aui.appserver.error.ApiException;
import io.aui.appserver.error.ErrorCode;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFieldsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"VoiceprintConfig":{"VoiceprintId":"v"}}                | v
          {"VoiceChat":{"VoiceprintId":"v"},"X":[[{"VoiceprintId":"w"}]]} | v,w
          {"voiceprint_id":"v","VOICEPRINTID":7}                   | 7,v
          {"VoiceprintId":null,"Y":{"VoiceprintId":""}}            | ''
          {"Other":"VoiceprintId"}                                 | ''
          """)
  void findsWhatIsNamedAtAnyDepthInAnySpelling(String json, String found)
      throws JsonProcessingException {
    assertThat(find(read(json)).stream().sorted().collect(Collectors.joining(",")))
        .isEqualTo(found);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"VoiceprintId":{"a":1}}              | /agent_config/VoiceprintId must be a string
          {"A":[{},{"voiceprint-id":["v"]}]}    | /agent_config/A/1/voiceprint-id must be a string
          {"A":{"VoiceprintId":"a b"}} | /agent_config/A/VoiceprintId must be 1 to 127 printable ASCII characters without blanks
          {"VoiceprintId":"\u5b57"}   | /agent_config/VoiceprintId must be 1 to 127 printable ASCII characters without blanks
          """)
  void namesThePlaceOfAnInvalidName(String json, String message) throws JsonProcessingException {
    refused(read(json), message);
  }

  @Test
  void takesNamesUpToTheirLengthOnly() {
    ObjectNode config = JsonNodeFactory.instance.objectNode();
    assertThat(find(config.put("VoiceprintId", "x".repeat(127)))).hasSize(1);
    refused(
        config.put("VoiceprintId", "x".repeat(128)),
        "/agent_config/VoiceprintId must be 1 to 127 printable ASCII characters without blanks");
  }

  @Test
  void takesEightNamesAndTheSameOneAnyNumberOfTimes() {
    assertThat(find(named(IntStream.range(0, 5_000).map(i -> i % 8)))).hasSize(8);
    refused(
        named(IntStream.range(0, 9)),
        "the request may name at most 8 channels, sessions and voiceprints");
  }

  /** As deep and as wide as any body could be, and much more. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void needsNoStackAndLinearTime(boolean lists) {
    JsonNode deep = JsonNodeFactory.instance.objectNode().put("VoiceprintId", "v");
    for (int i = 0; i < 200_000; i++) {
      deep =
          lists
              ? JsonNodeFactory.instance.arrayNode().add(deep)
              : JsonNodeFactory.instance.objectNode().set("a", deep);
    }
    JsonNode config = deep;

    Assertions.assertTimeout(
        Duration.ofSeconds(10), () -> assertThat(find(config)).containsExactly("v"));
  }

  private static JsonNode named(IntStream numbers) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    numbers.forEach(number -> list.addObject().put("VoiceprintId", "v" + number));
    return JsonNodeFactory.instance.objectNode().set("list", list);
  }

  private static void refused(JsonNode config, String message) {
    assertThatThrownBy(() -> find(config))
        .isInstanceOfSatisfying(
            ApiException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_PARAMETER))
        .hasMessage(message);
  }

  private static Set<String> find(JsonNode config) {
    return JsonFields.of(config, "agent_config", "VoiceprintId", 127);
  }

  private static JsonNode read(String json) throws JsonProcessingException {
    return new ObjectMapper().readTree(json);
  }
}
