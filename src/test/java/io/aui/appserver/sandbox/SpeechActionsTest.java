package io.aui.appserver.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpeechActionsTest extends EmulatorTestBase {
  private String id;

  @BeforeEach
  void start() throws Exception {
    id = instance();
  }

  @ParameterizedTest
  @CsvSource({
    "SendAIAgentSpeech, Text, hello, EnableInterrupt, false",
    "SendAIAgentSpeech, Text, hello, Type, Text",
    "SendAIAgentSpeech, Text, https://host/a.wav, Type, AudioUrl",
    "SendAIAgentText, Text, hello, '', ''",
    "SendAIAgentDataChannelMessage, Message, '{\"k\":[1]}', '', ''",
  })
  void says(String action, String name, String value, String other, String otherValue)
      throws Exception {
    assertThat(
            client
                .ok(action, Map.of("InstanceId", id, name, value, other, otherValue))
                .fieldNames())
        .toIterable()
        .containsExactly("RequestId");
  }

  @Test
  void speechCountsCodePoints() throws Exception {
    Map<String, String> named = Map.of("InstanceId", id);

    client.ok("SendAIAgentSpeech", with(named, "Text", "😀".repeat(1024)));
    assertRefused(400, "InvalidText", "SendAIAgentSpeech", with(named, "Text", "😀".repeat(1025)));
  }

  @Test
  void messageMayHave8192Characters() throws Exception {
    Map<String, String> named = Map.of("InstanceId", id);

    client.ok(
        "SendAIAgentDataChannelMessage", with(named, "Message", "\"" + "a".repeat(8190) + "\""));
    assertRefused(
        400,
        "InvalidMessage",
        "SendAIAgentDataChannelMessage",
        with(named, "Message", "\"" + "a".repeat(8191) + "\""));
  }

  @ParameterizedTest
  @CsvSource({
    "SendAIAgentSpeech, Text, '', MissingText",
    "SendAIAgentSpeech, EnableInterrupt, yes, InvalidEnableInterrupt",
    "SendAIAgentSpeech, Type, Song, InvalidType",
    "SendAIAgentSpeech, Type, AudioUrl, InvalidText",
    "SendAIAgentText, Text, '', MissingText",
    "SendAIAgentDataChannelMessage, Message, '', MissingMessage",
    "SendAIAgentDataChannelMessage, Message, no JSON, InvalidMessage",
  })
  void refuses(String action, String name, String value, String code) throws Exception {
    Map<String, String> good = Map.of("InstanceId", id, "Text", "hello", "Message", "{}");

    assertRefused(400, code, action, with(good, name, value));
    assertRefused(404, "InstanceNotFound", action, with(good, "InstanceId", "x"));
    assertRefused(400, "MissingInstanceId", action, with(good, "InstanceId", ""));
  }
}
