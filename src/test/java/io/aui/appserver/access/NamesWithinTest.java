package io.aui.appserver.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesWithinTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"VoiceprintConfig":{"VoiceprintId":"v"}}                | [v]
          {"VoiceChat":{"VoiceprintId":"v"},"X":[{"VoiceprintId":"w"}]} | [v, w]
          {"voiceprint_id":"v","VOICEPRINTID":7}                   | [v, 7]
          {"VoiceprintId":null,"Y":{"VoiceprintId":""}}            | []
          {"VoiceprintId":{"a":1}}                                 | [{"a":1}]
          {"Other":"VoiceprintId"}                                 | []
          """)
  void findsWhatIsNamedAtAnyDepthInAnySpelling(String json, String found)
      throws JsonProcessingException {
    assertThat(NamesWithin.of(new ObjectMapper().readTree(json), "VoiceprintId"))
        .hasToString(found);
  }
}
