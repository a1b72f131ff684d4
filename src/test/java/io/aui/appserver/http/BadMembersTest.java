package io.aui.appserver.http;

import static io.aui.appserver.testing.Refusals.assertEach;
import static io.aui.appserver.testing.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aui.appserver.testing.Api;
import io.aui.appserver.testing.HttpTestBase;
import io.aui.appserver.testing.Ims;
import io.aui.appserver.testing.Json;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every member of every operation with every kind of bad value. */
@QuarkusTest
class BadMembersTest extends HttpTestBase {
  private static final List<String> NO_STRINGS = List.of("5", "1.5", "true", "[]", "{}");
  private static final List<String> NO_CONFIGS =
      List.of(
          "5",
          "true",
          "[]",
          "[{}]",
          "\"[]\"",
          "\"5\"",
          "\"null\"",
          "\"{\"",
          "\"{} x\"",
          "\"{}{}\"",
          "\"{\\\"a\\\":1,\\\"a\\\":2}\"",
          "\"no\"");
  private static final List<String> NO_IDS =
      List.of("\"a b\"", "\"ü\"", "\"a\\u0000b\"", "\"a/b\"", text('x', 65));
  private static final List<String> NO_NAMES =
      List.of("\"a b\"", "\"ü\"", "\"a\\u0000b\"", "\"a\\nb\"", text('x', 129));

  private static final List<String> NO_TYPES = List.of("\"Nonsense\"", "\"VoiceChat \"");

  private static final Map<String, List<String>> BAD =
      Map.ofEntries(
          Map.entry("user_id", NO_IDS),
          Map.entry("channel_id", NO_IDS),
          Map.entry("ai_agent_id", NO_NAMES),
          Map.entry("ai_agent_instance_id", NO_NAMES),
          Map.entry("session_id", NO_NAMES),
          Map.entry(
              "region", List.of("\"mars-1\"", "\"CN-SHANGHAI\"", "\"evil.com/\"", "\"\\u0000\"")),
          Map.entry("type", List.of("\"text\"", "\"Video\"")),
          Map.entry("role", List.of("\"root\"")),
          Map.entry("user_data", List.of(text('x', 8_193))));

  private static final List<String> STARTS =
      List.of(
          "user_id",
          "ai_agent_id",
          "workflow_type",
          "region",
          "session_id",
          "user_data",
          "template_config",
          "agent_config",
          "chat_sync_config");

  private static final Map<String, List<String>> MEMBERS =
      Map.of(
          "generateAIAgentCall", with(STARTS, "expire"),
          "startAIAgentInstance", STARTS,
          "startAIAgentInstanceWithChannel", with(STARTS, "channel_id"),
          "stopAIAgentInstance", List.of("ai_agent_instance_id"),
          "updateAIAgentInstance",
              List.of("ai_agent_instance_id", "template_config", "agent_config", "user_data"),
          "describeAIAgentInstance", List.of("ai_agent_instance_id", "user_id", "region"),
          "sendAIAgentSpeech", List.of("ai_agent_instance_id", "text", "enable_interrupt", "type"),
          "sendAIAgentText", List.of("ai_agent_instance_id", "text"),
          "getRtcAuthToken", List.of("user_id", "channel_id"),
          "generateMessageChatToken",
              List.of("ai_agent_id", "user_id", "role", "expire", "region"));

  static Stream<Arguments> members() {
    return MEMBERS.entrySet().stream()
        .flatMap(
            operation ->
                operation.getValue().stream()
                    .flatMap(
                        member ->
                            Stream.of("v1", "v2")
                                .map(v -> Arguments.of(v, operation.getKey(), member))));
  }

  @ParameterizedTest
  @MethodSource("members")
  void isRefusedByNameAndNothingIsSent(String version, String operation, String member) {
    ObjectNode good = Api.body(operation, "an-instance").deepCopy();
    good.remove(member);
    String members = good.toString();
    String open =
        members.substring(0, members.length() - 1)
            + (good.isEmpty() ? "\"" : ",\"")
            + member
            + "\":";
    assertEach(
        badValues(operation, member),
        bad ->
            assertRefused(
                Api.call(version, operation, open + bad + "}"),
                version,
                400,
                "InvalidParameter",
                member));
    assertThat(Ims.calls()).isEmpty();
  }

  private static List<String> badValues(String operation, String member) {
    return switch (member) {
      case "template_config", "agent_config", "chat_sync_config" -> NO_CONFIGS;
      case "enable_interrupt" -> List.of("\"yes\"", "5", "0", "[]", "{}");
      case "text" ->
          operation.equals("sendAIAgentSpeech")
              ? with(NO_STRINGS, text('字', 1025))
              : with(NO_STRINGS, text('x', 16_385));
      case "expire" ->
          List.of(
              "\"soon\"",
              "1.5",
              "true",
              "[]",
              "{}",
              "0",
              "-1",
              "604801",
              "9223372036854775808",
              "1e400");
      // Beside an agent, a type that is unknown here is ignored.
      case "workflow_type" ->
          operation.equals("startAIAgentInstanceWithChannel")
              ? with(NO_STRINGS)
              : with(NO_STRINGS, NO_TYPES.toArray(String[]::new));
      default -> with(NO_STRINGS, BAD.get(member).toArray(String[]::new));
    };
  }

  static Stream<Arguments> required() {
    return Stream.of(
            "v1 generateAIAgentCall template_config",
            "startAIAgentInstance user_id",
            "startAIAgentInstance workflow_type",
            "startAIAgentInstanceWithChannel user_id",
            "startAIAgentInstanceWithChannel ai_agent_id",
            "startAIAgentInstanceWithChannel channel_id",
            "startAIAgentInstanceWithChannel workflow_type",
            "startAIAgentInstanceWithChannel region",
            "stopAIAgentInstance ai_agent_instance_id",
            "updateAIAgentInstance ai_agent_instance_id",
            "updateAIAgentInstance template_config",
            "describeAIAgentInstance ai_agent_instance_id",
            "sendAIAgentSpeech ai_agent_instance_id",
            "sendAIAgentSpeech text",
            "sendAIAgentText ai_agent_instance_id",
            "sendAIAgentText text",
            "getRtcAuthToken user_id",
            "generateMessageChatToken user_id")
        .flatMap(
            row -> row.startsWith("v1 ") ? Stream.of(row) : Stream.of("v1 " + row, "v2 " + row))
        .map(row -> Arguments.of((Object[]) row.split(" ")));
  }

  @ParameterizedTest
  @MethodSource("required")
  void aRequiredMemberIsMissedAbsentNullOrBlank(String version, String operation, String member) {
    ObjectNode body = Api.body(operation, "an-instance").deepCopy();
    body.remove(member);
    assertRefused(Api.call(version, operation, body), version, 400, "MissingParameter", member);
    body.putNull(member);
    assertRefused(Api.call(version, operation, body), version, 400, "MissingParameter", member);
    for (String blank : List.of("", " \n")) {
      body.put(member, blank);
      assertRefused(Api.call(version, operation, body), version, 400, "MissingParameter", member);
    }
    assertThat(Ims.calls()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("members")
  void anOptionalMemberThatIsBlankCountsAsAbsent(String version, String operation, String member) {
    if (required()
        .anyMatch(row -> List.of(row.get()).equals(List.of(version, operation, member)))) {
      return;
    }
    ObjectNode body = Api.body(operation, "an-instance").deepCopy();
    body.remove(member);
    int absent = Api.call(version, operation, body).status();
    List<Set<String>> sent = sentParameters();
    for (String blank : List.of("", " \n")) {
      Ims.forget();
      body.put(member, blank);
      assertThat(Api.call(version, operation, body).status()).isEqualTo(absent);
      assertThat(sentParameters()).isEqualTo(sent);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "describeAIAgentInstance, aiAgentInstanceId, ai_agent_instance_id",
    "describeAIAgentInstance, AIAgentInstanceId, ai_agent_instance_id",
    "stopAIAgentInstance, ai-agent-instance-id, ai_agent_instance_id",
    "getRtcAuthToken, userId, user_id",
  })
  void aMissingMemberThatIsSpelledOtherwiseIsRecognized(
      String operation, String given, String member) {
    for (String version : List.of("v1", "v2")) {
      assertRefused(
          Api.call(version, operation, Json.object(given, "secret")),
          version,
          400,
          "MissingParameter",
          member + " is required; " + given + " is not known: did you mean " + member + "?");
    }
  }

  @Test
  void anotherSpellingOfAMemberThatIsThereOrOptionalIsIgnored() {
    ObjectNode body = Api.body("getRtcAuthToken", "").deepCopy();
    body.put("userId", "other").put("channelId", "other");
    Api.ok("v1", "getRtcAuthToken", body);

    String message =
        Api.call("v1", "sendAIAgentText", Json.object("aiAgentInstanceId", "i", "Text", "t"))
            .text("message");
    assertThat(message)
        .contains("did you mean ai_agent_instance_id?", "did you mean text?")
        .doesNotContain("user_id");
    assertThat(
            Api.call("v1", "sendAIAgentText", Json.object("aiAgentInstanceId", "i", "text", "t"))
                .text("message"))
        .contains("did you mean ai_agent_instance_id?")
        .doesNotContain("mean text");
  }

  private static List<Set<String>> sentParameters() {
    return Ims.calls().stream().map(call -> call.parameters().keySet()).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          agent_config    | {"Volume":401}                              | /agent_config/Volume
          agent_config    | {"Volume":"loud"}                           | /agent_config/Volume
          agent_config    | {"AsrConfig":{"AsrMaxSilence":199}}         | /agent_config/AsrConfig/AsrMaxSilence
          agent_config    | {"TtsConfig":5}                             | /agent_config/TtsConfig
          agent_config    | {"LlmConfig":{"LlmHistory":[{"Role":5}]}}   | /agent_config/LlmConfig/LlmHistory/0/Role
          template_config | {"VoiceChat":{"VadLevel":12}}               | /template_config/VoiceChat/VadLevel
          template_config | {"AvatarChat3D":[]}                         | /template_config/AvatarChat3D
          """)
  void aConfigurationsFaultIsPointedAt(String member, String config, String pointer) {
    for (String operation : List.of("generateAIAgentCall", "updateAIAgentInstance")) {
      for (String version : List.of("v1", "v2")) {
        for (JsonNode form : List.of(Json.read(config), Json.object("x", config).path("x"))) {
          ObjectNode body = Api.body(operation, "an-instance").deepCopy();
          body.set(member, form);
          assertRefused(
              Api.call(version, operation, body), version, 400, "InvalidParameter", pointer);
        }
      }
    }
    assertThat(Ims.calls()).isEmpty();
  }

  private static List<String> with(List<String> some, String... more) {
    List<String> all = new ArrayList<>(some);
    all.addAll(List.of(more));
    return all;
  }

  private static String text(char c, int count) {
    return '"' + String.valueOf(c).repeat(count) + '"';
  }
}
