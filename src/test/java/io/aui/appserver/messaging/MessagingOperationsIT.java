package io.aui.appserver.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.aui.appserver.OperationTestBase;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusIntegrationTest
class MessagingOperationsIT extends OperationTestBase {
  private static final String TEXT =
      "{'ai_agent_id':'agent-chat','session_id':'%s','receiver_id':'user1','text':'%s',"
          + "'type':'announcement'%s}";
  private static final String ALL =
      "{'session_id':'%s','start_time':0,'end_time':253402300799999%s}";

  private static void push(String session, String text) {
    ok("sendMessageChatText", quoted(TEXT.formatted(session, text, "")));
  }

  private static JsonNode dialogues(String session, String more) {
    return ok("listAIAgentDialogues", quoted(ALL.formatted(session, more))).path("dialogues");
  }

  @Test
  void pushedTextIsPassedOn() {
    JsonNode response =
        ok(
            "sendMessageChatText",
            quoted(
                TEXT.formatted(
                    "s-push",
                    "你好 & +",
                    ",'mode':'online','need_archiving':false,'user_id':'u','region':'cn-shanghai'")));

    assertThat(response.path("result")).isEqualTo(json("true"));
    assertThat(sent("SendMessageChatText").parameters())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "AIAgentId", "agent-chat",
                "SessionId", "s-push",
                "ReceiverId", "user1",
                "Text", "你好 & +",
                "Type", "announcement",
                "Mode", "online",
                "NeedArchiving", "false"));
  }

  @Test
  void dialoguesComeBackWithAllTheirMembers() {
    push("s-list", "one");

    JsonNode entry = dialogues("s-list", "").path(0);

    assertThat(entry.path("text").asText()).isEqualTo("one");
    assertThat(entry.path("producer").asText()).isEqualTo("agent");
    assertThat(entry.path("source").asText()).isEqualTo("chat");
    assertThat(entry.path("type").asText()).isEqualTo("announcement");
    assertThat(entry.path("time").isIntegralNumber()).isTrue();
    assertThat(entry.path("dialogue_id").asText()).isNotBlank();
    assertThat(entry.path("node_id").asText()).isNotBlank();
    assertThat(entry.path("round_id").asText()).isNotBlank();
    assertThat(entry.path("attached_file_list")).isEqualTo(json("[]"));
    assertThat(sent("ListAIAgentDialogues").parameters())
        .isEqualTo(Map.of("SessionId", "s-list", "StartTime", "0", "EndTime", "253402300799999"));
  }

  @Test
  void numbersMayBeWrittenAsStrings() {
    push("s-page", "one");
    push("s-page", "two");

    JsonNode listed =
        dialogues(
            "s-page", ",'order':'ASC','page_number':'2','page_size':'1','round_limit':null,'x':1");

    assertThat(listed).hasSize(1);
    assertThat(listed.path(0).path("text").asText()).isEqualTo("two");
    assertThat(sent("ListAIAgentDialogues").parameters())
        .containsEntry("Order", "ASC")
        .containsEntry("PageNumber", "2")
        .containsEntry("PageSize", "1")
        .doesNotContainKey("RoundLimit");
  }

  @Test
  void roundLimitIsTakenAsNumberAndAsString() {
    for (String limit : new String[] {"1", "'1'"}) {
      emulator().clearCalls();
      dialogues("s-none", ",'round_limit':" + limit);
      assertThat(sent("ListAIAgentDialogues").parameters()).containsEntry("RoundLimit", "1");
    }
  }

  @Test
  void aSessionWithoutDialoguesHasAnEmptyList() {
    assertThat(dialogues("s-nobody", "")).isEqualTo(json("[]"));
  }

  @Test
  void deletedDialogueIsGone() {
    push("s-delete", "one");
    String id = dialogues("s-delete", "").path(0).path("dialogue_id").asText();
    String body = quoted("{'session_id':'s-delete','dialogue_id':'" + id + "','node_id':'n'}");

    assertThat(ok("deleteAIAgentDialogue", body).path("result")).isEqualTo(json("true"));

    assertThat(sent("DeleteAIAgentDialogue").parameters())
        .isEqualTo(Map.of("SessionId", "s-delete", "DialogueId", id, "NodeId", "n"));
    emulator().clearCalls();
    assertThat(dialogues("s-delete", "")).isEmpty();
    assertThat(json(call("v1", "deleteAIAgentDialogue", body)).path("code").asInt()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'start_time':1,'end_time':2}|MissingParameter|session_id",
        "{'session_id':'s','end_time':2}|MissingParameter|start_time",
        "{'session_id':'s','start_time':1}|MissingParameter|end_time",
        "{'session_id':'s','start_time':-1,'end_time':2}|InvalidParameter|start_time",
        "{'session_id':'s','start_time':'soon','end_time':2}|InvalidParameter|start_time",
        "{'session_id':'s','start_time':1.5,'end_time':2}|InvalidParameter|start_time",
        "{'session_id':'s','start_time':1,'end_time':999999999999999999}|InvalidParameter|end_time",
        "{'session_id':'s','start_time':1,'end_time':2,'order':'asc'}|InvalidParameter|order",
        "{'session_id':'s','start_time':1,'end_time':2,'page_number':0}|InvalidParameter|page_number",
        "{'session_id':'s','start_time':1,'end_time':2,'page_size':101}|InvalidParameter|page_size",
        "{'session_id':'s','start_time':1,'end_time':2,'page_size':0}|InvalidParameter|page_size",
        "{'session_id':'s','start_time':1,'end_time':2,'round_limit':0}|InvalidParameter|round_limit",
        "{'session_id':'s','start_time':1,'end_time':2,'region':'x'}|InvalidParameter|region",
        "{'session_id':'s','start_time':1,'end_time':2,'user_id':'a b'}|InvalidParameter|user_id"
      })
  void listRefusesBadMembers(String body, String errorCode, String member) {
    refused("listAIAgentDialogues", quoted(body), errorCode, member);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'dialogue_id':'d'}|MissingParameter|session_id",
        "{'session_id':'s'}|MissingParameter|dialogue_id",
        "{'session_id':'s','dialogue_id':7}|InvalidParameter|dialogue_id",
        "{'session_id':'s','dialogue_id':'d','region':'x'}|InvalidParameter|region"
      })
  void deleteRefusesBadMembers(String body, String errorCode, String member) {
    refused("deleteAIAgentDialogue", quoted(body), errorCode, member);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'session_id':'s','receiver_id':'r','text':'t','type':'custom'|MissingParameter|ai_agent_id",
        "'ai_agent_id':'a','receiver_id':'r','text':'t','type':'custom'|MissingParameter|session_id",
        "'ai_agent_id':'a','session_id':'s','text':'t','type':'custom'|MissingParameter|receiver_id",
        "'ai_agent_id':'a','session_id':'s','receiver_id':'r','type':'custom'|MissingParameter|text",
        "'ai_agent_id':'a','session_id':'s','receiver_id':'r','text':'t'|MissingParameter|type",
        "'ai_agent_id':'a','session_id':'s','receiver_id':'r_1','text':'t','type':'custom'|InvalidParameter|receiver_id",
        "'ai_agent_id':'a','session_id':'s','receiver_id':'r','text':'"
            + " ','type':'custom'|MissingParameter|text",
        "'ai_agent_id':'a','session_id':'s','receiver_id':'r','text':'t','type':'normal'|InvalidParameter|type",
        "'ai_agent_id':'a','session_id':'s','receiver_id':'r','text':'t','type':'custom','mode':'later'|InvalidParameter|mode",
        "'ai_agent_id':'a','session_id':'s','receiver_id':'r','text':'t','type':'custom','need_archiving':'maybe'|InvalidParameter|need_archiving",
        "'ai_agent_id':'a','session_id':'s','receiver_id':'r','text':'t','type':'custom','region':'x'|InvalidParameter|region"
      })
  void pushRefusesBadMembers(String members, String errorCode, String member) {
    refused("sendMessageChatText", quoted("{" + members + "}"), errorCode, member);
  }

  @Test
  void receiverHasAtMost64Characters() {
    String body =
        "{'ai_agent_id':'a','session_id':'s','receiver_id':'%s','text':'t','type':'custom'}";

    refused(
        "sendMessageChatText",
        quoted(body.formatted("x".repeat(65))),
        "InvalidParameter",
        "receiver_id");
  }
}
