package io.aui.appserver.http;

import static io.aui.appserver.testing.Json.object;
import static io.aui.appserver.testing.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aui.appserver.testing.Api;
import io.aui.appserver.testing.Http;
import io.aui.appserver.testing.HttpTestBase;
import io.aui.appserver.testing.Ims;
import io.aui.appserver.testing.Json;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long texts may be, each by itself and all of a request together. */
@QuarkusTest
class TextLengthsTest extends HttpTestBase {
  private static final int MAX_QUERY = 48 * 1024;

  @ParameterizedTest
  @CsvSource({
    "generateAIAgentCall, user_data, 8192",
    "startAIAgentInstance, user_data, 8192",
    "startAIAgentInstanceWithChannel, user_data, 8192",
    "updateAIAgentInstance, user_data, 8192",
    "startAIAgentOutboundCall, user_data, 8192",
    "sendAIAgentSpeech, text, 1024",
    "sendAIAgentText, text, 16384",
    "sendMessageChatText, text, 16384",
    "forwardAIAgentCall, transfer_prompt, 1024",
    "forwardAIAgentCall, error_prompt, 1024",
  })
  void aMemberHasALength(String operation, String member, int most) {
    ObjectNode body = body(operation).deepCopy();
    for (String version : List.of("v1", "v2")) {
      for (String character : List.of("x", "😀")) {
        // Longer in any character is too long; the most of them is so for the query alone.
        body.put(member, character.repeat(most + 1));
        Http.Reply longer = Api.call(version, operation, body);
        if (longer.status() != 413) {
          assertRefused(
              longer, version, 400, "InvalidParameter", member + " may have at most " + most);
        }
      }
      assertThat(Ims.calls()).isEmpty();
      body.put(member, "x".repeat(most));
      assertThat(Api.call(version, operation, body).body()).doesNotContain("may have at most");
      Ims.forget();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          generateAIAgentCall      | agent_config    | Greeting                  | 16384
          generateAIAgentCall      | agent_config    | LlmConfig/LlmSystemPrompt | 16384
          generateAIAgentCall      | agent_config    | LlmConfig/BailianAppParams| 16384
          generateAIAgentCall      | template_config | VoiceChat/LlmSystemPrompt | 16384
          startAIAgentOutboundCall | config          | Greeting                  | 16384
          setAIAgentVoiceprint     | input           | Data                      | 4096
          setAIAgentVoiceprint     | input           | Format                    | 16
          """)
  void aTextOfAConfigurationHasALength(String operation, String member, String path, int most) {
    ObjectNode body = body(operation).deepCopy();
    ObjectNode config = object();
    ObjectNode within = config;
    String[] names = path.split("/", -1);
    for (int i = 0; i < names.length - 1; i++) {
      within = within.putObject(names[i]);
    }
    within.put(names[names.length - 1], "x".repeat(most + 1));
    body.set(member, config);
    assertRefused(
        Api.call("v1", operation, body),
        "v1",
        400,
        "InvalidParameter",
        "/" + member + "/" + path,
        Integer.toString(most));
    assertThat(Ims.calls()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "generateAIAgentCall, agent_config",
    "startAIAgentInstance, template_config",
    "updateAIAgentInstance, agent_config",
    "startAIAgentOutboundCall, config",
  })
  void theQueryToImsHasALengthAndTheLongestMemberIsNamed(String operation, String member) {
    ObjectNode body = body(operation).deepCopy();
    body.put("user_data", "u".repeat(1_000));
    // Nine bytes a character.
    body.set(member, prompt(member, "字".repeat(5_460)));
    for (String version : List.of("v1", "v2")) {
      assertRefused(
          Api.call(version, operation, body),
          version,
          400,
          "InvalidParameter",
          member + " is too long",
          Integer.toString(MAX_QUERY));
    }
    assertThat(Ims.calls()).isEmpty();
  }

  @Test
  void aLongChinesePromptHasRoom() {
    ObjectNode body = body("generateAIAgentCall").deepCopy();
    body.set("agent_config", prompt("agent_config", "字".repeat(5_000)));
    Api.ok("v2", "generateAIAgentCall", body);
    assertThat(Ims.onlyCall().requestLine().length()).isGreaterThan(45_000);
  }

  @Test
  void manyTextsTogetherAreTooLongAsWell() {
    ObjectNode body = body("generateAIAgentCall").deepCopy();
    body.put("user_data", "字".repeat(3_000));
    body.set("agent_config", prompt("agent_config", "字".repeat(2_900)));
    assertRefused(
        Api.call("v1", "generateAIAgentCall", body),
        "v1",
        400,
        "InvalidParameter",
        "user_data is too long: encoded for IMS it has 27000 bytes");
  }

  @Test
  void aStartThatIsTooLongLeavesNothingBehind() {
    ObjectNode body = body("generateAIAgentCall").deepCopy();
    body.set("agent_config", prompt("agent_config", "字".repeat(6_000)));
    for (int i = 0; i < 3; i++) {
      assertRefused(keyed(body), "v1", 400, "InvalidParameter");
    }
    body.remove("agent_config");
    Http.Reply other = keyed(body);
    assertThat(other.status()).as(other.toString()).isEqualTo(200);
  }

  private static Http.Reply keyed(ObjectNode body) {
    return Http.send(
        Http.request(Api.url("v1", "generateAIAgentCall"))
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", "too-long")
            .POST(BodyPublishers.ofString(body.toString())));
  }

  private static ObjectNode prompt(String member, String text) {
    return member.equals("template_config")
        ? (ObjectNode) object().set("VoiceChat", object("LlmSystemPrompt", text))
        : (ObjectNode) object().set("LlmConfig", object("LlmSystemPrompt", text));
  }

  private static ObjectNode body(String operation) {
    return switch (operation) {
      case "startAIAgentOutboundCall" ->
          object(
              "ai_agent_id",
              "agent-outbound",
              "user_id",
              "u1",
              "called_number",
              "13800000000",
              "caller_number",
              "02100000000");
      case "sendMessageChatText" ->
          object(
              "ai_agent_id",
              "agent-chat",
              "session_id",
              "s1",
              "receiver_id",
              "u1",
              "type",
              "custom");
      case "setAIAgentVoiceprint" -> object("user_id", "u1", "voiceprint_id", "v1");
      case "forwardAIAgentCall" ->
          object("ai_agent_instance_id", "i1", "called_number", "13800000000");
      default -> (ObjectNode) Json.read(Api.body(operation, "i1").toString());
    };
  }
}
