package io.aui.appserver.validation.schema;

import static io.aui.appserver.validation.schema.Documents.check;
import static io.aui.appserver.validation.schema.Documents.json;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ChatSyncConfig and the voiceprint's Input. */
class SmallConfigsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          chat_sync_config | {"IMAIAgentId":1}    | /IMAIAgentId | must be a string, was 1
          chat_sync_config | {"ReceiverId":["a"]} | /ReceiverId  | must be a string, was a list
          input            | {"Type":"URL"}       | /Type        | must be "url" or "oss", was "URL"
          input            | {"Data":{}}          | /Data        | must be a string of at most 4096 characters, was an object
          input            | {"Format":true}      | /Format      | must be a string of at most 16 characters, was true
          """)
  void namesWhatIsWrong(String member, String config, String place, String problem) {
    assertThat(check(member, json(config)))
        .containsExactly(new Violation("/" + member + place, problem));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          chat_sync_config | {"IMAIAgentId":"agent-chat","ReceiverId":"web_user"}
          input            | {"Type":"url","Data":"https://example.com/a.wav","Format":"wav"}
          input            | {"Type":"oss","Data":"https://bucket.oss.example/voice/a.wav?Expires=1&Signature=x","Format":"wav"}
          """)
  void takesWhatTheOfficialClientsSend(String member, String config) {
    assertThat(check(member, json(config))).isEmpty();
  }
}
