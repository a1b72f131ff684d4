package io.aui.appserver.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessagingActionsTest extends EmulatorTestBase {
  private static final Map<String, String> TEXT =
      Map.of(
          "AIAgentId", "agent-chat",
          "SessionId", "s1",
          "ReceiverId", "user1",
          "Text", "news",
          "Type", "announcement");
  private static final Map<String, String> ALL =
      Map.of("SessionId", "s1", "StartTime", "0", "EndTime", "99999999999999");

  @Test
  void tokenReturnsTheLoginOfTheClient() throws Exception {
    JsonNode response =
        client.ok(
            "GenerateMessageChatToken",
            Map.of(
                "AIAgentId", "agent-chat", "UserId", "user_1", "Expire", "600", "Role", "admin"));

    assertThat(response.path("TimeStamp").isIntegralNumber()).isTrue();
    assertThat(response.path("TimeStamp").asLong() - clock.instant().getEpochSecond())
        .isBetween(500L, 600L);
    assertThat(response.path("Token").asText()).matches("[0-9a-f]{64}");
    assertThat(response.path("Nonce").asText()).startsWith("AK-");
    assertThat(response.path("Role").asText()).isEqualTo("admin");
    assertThat(response.path("UserId").asText()).isEqualTo("user_1");
    assertThat(response.path("AppId").asText()).isNotBlank();
    assertThat(response.path("AppSign").asText()).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource({
    "AIAgentId, '', 400, MissingAIAgentId",
    "AIAgentId, x,  404, AgentNotFound",
    "UserId,    '', 400, MissingUserId",
    "UserId,    a-b, 400, InvalidUserId",
    "Expire,    x,  400, InvalidExpire",
    "Expire,    0,  400, InvalidExpire",
  })
  void tokenRefuses(String name, String value, int status, String code) throws Exception {
    Map<String, String> good = Map.of("AIAgentId", "agent-chat", "UserId", "user_1");

    assertRefused(status, code, "GenerateMessageChatToken", with(good, name, value));
  }

  @ParameterizedTest
  @CsvSource({
    "AIAgentId,  '',    400, MissingAIAgentId",
    "AIAgentId,  x,     404, AgentNotFound",
    "SessionId,  '',    400, MissingSessionId",
    "ReceiverId, '',    400, MissingReceiverId",
    "ReceiverId, a b,   400, InvalidReceiverId",
    "Text,       '',    400, MissingText",
    "Type,       '',    400, MissingType",
    "Type,       mail,  400, InvalidType",
    "Mode,       later, 400, InvalidMode",
    "NeedArchiving, 1,  400, InvalidNeedArchiving",
  })
  void textRefuses(String name, String value, int status, String code) throws Exception {
    assertRefused(status, code, "SendMessageChatText", with(TEXT, name, value));
  }

  @Test
  void archivedTextsAndWhatWasSaidInASessionAreListed() throws Exception {
    client.ok("SendMessageChatText", TEXT);
    client.ok("SendMessageChatText", with(TEXT, "NeedArchiving", "false"));
    String id =
        client
            .ok("GenerateAIAgentCall", Map.of("AIAgentId", "agent-voice", "SessionId", "s1"))
            .path("InstanceId")
            .asText();
    clock.move(Duration.ofSeconds(1));
    client.ok("SendAIAgentText", Map.of("InstanceId", id, "Text", "question"));
    clock.move(Duration.ofSeconds(1));
    client.ok("SendAIAgentSpeech", Map.of("InstanceId", id, "Text", "answer"));

    JsonNode dialogues = list(ALL);
    assertThat(dialogues.findValuesAsText("Text")).containsExactly("answer", "question", "news");
    assertThat(dialogues.findValuesAsText("Producer")).containsExactly("agent", "user", "agent");
    assertThat(dialogues.findValuesAsText("Source")).containsExactly("call", "call", "chat");
    assertThat(dialogues.findValuesAsText("Type"))
        .containsExactly("speech", "normal", "announcement");
    assertThat(list(with(ALL, "Order", "ASC")).path(0).path("Text").asText()).isEqualTo("news");
    assertThat(list(with(with(ALL, "PageSize", "2"), "PageNumber", "2"))).hasSize(1);
    assertThat(list(with(ALL, "RoundLimit", "2"))).hasSize(2);
    assertThat(list(with(ALL, "EndTime", "1"))).isEmpty();
    assertThat(list(with(ALL, "SessionId", "other"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "SessionId,  '', MissingSessionId",
    "StartTime,  '', MissingStartTime",
    "EndTime,    '', MissingEndTime",
    "StartTime,  x,  InvalidStartTime",
    "Order,      asc, InvalidOrder",
    "PageSize,   101, InvalidPageSize",
    "RoundLimit, 0,  InvalidRoundLimit",
  })
  void listRefuses(String name, String value, String code) throws Exception {
    assertRefused(400, code, "ListAIAgentDialogues", with(ALL, name, value));
  }

  @Test
  void deletesOneDialogue() throws Exception {
    client.ok("SendMessageChatText", TEXT);
    String id = list(ALL).path(0).path("DialogueId").asText();
    Map<String, String> named = Map.of("SessionId", "s1", "DialogueId", id);

    client.ok("DeleteAIAgentDialogue", named);
    assertThat(list(ALL)).isEmpty();
    assertRefused(404, "ResourceNotFound", "DeleteAIAgentDialogue", named);
    assertRefused(400, "MissingDialogueId", "DeleteAIAgentDialogue", with(named, "DialogueId", ""));
    assertRefused(404, "ResourceNotFound", "DeleteAIAgentDialogue", with(named, "SessionId", "x"));
  }

  private JsonNode list(Map<String, String> how) throws Exception {
    return client.ok("ListAIAgentDialogues", how).path("Dialogues");
  }
}
