package io.aui.appserver.sandbox.actions;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aui.appserver.sandbox.protocol.Hash;
import io.aui.appserver.sandbox.protocol.Ids;
import io.aui.appserver.sandbox.protocol.Json;
import io.aui.appserver.sandbox.protocol.Parameters;
import io.aui.appserver.sandbox.protocol.Refusal;
import io.aui.appserver.sandbox.state.AccountState;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** The operations of interactive messaging. */
final class MessagingActions {
  private static final String APP_ID = "sandbox-im";

  private final AccountState account;
  private final String appKey = Ids.hex();

  MessagingActions(AccountState account) {
    this.account = account;
  }

  Map<String, Action> table() {
    return Map.of(
        "GenerateMessageChatToken", this::token,
        "SendMessageChatText", this::send,
        "ListAIAgentDialogues", this::list,
        "DeleteAIAgentDialogue", this::delete);
  }

  private ObjectNode token(Parameters in) {
    account.agent(in);
    String userId = in.required("UserId");
    Parameters.refuseIf(
        !userId.matches("[A-Za-z0-9_]{1,64}"), "UserId", "1 to 64 of A-Z a-z 0-9 _");
    String role = in.text("Role").orElse("");
    long expire = in.number("Expire", 1, Integer.MAX_VALUE, 3600);
    long timestamp = account.now().getEpochSecond() + expire;
    String nonce = "AK-" + Ids.hex();
    return Json.object()
        .put("AppId", APP_ID)
        .put("AppSign", Base64.getEncoder().encodeToString("sandbox".getBytes(UTF_8)))
        .put("Nonce", nonce)
        .put("Role", role)
        .put("TimeStamp", timestamp)
        .put("Token", Hash.of(APP_ID, appKey, userId, nonce, Long.toString(timestamp), role))
        .put("UserId", userId);
  }

  private ObjectNode send(Parameters in) {
    account.agent(in);
    String sessionId = in.required("SessionId");
    String receiver = in.required("ReceiverId");
    Parameters.refuseIf(
        !receiver.matches("[A-Za-z0-9]{1,64}"), "ReceiverId", "1 to 64 letters and digits");
    String text = in.required("Text");
    in.required("Type");
    String type = in.oneOf("Type", "", "announcement", "custom");
    in.oneOf("Mode", "offline", "online", "offline");
    if (in.flag("NeedArchiving", true)) {
      account.dialogues().add(sessionId, "chat", "agent", type, text, account.now());
    }
    return Json.object();
  }

  private ObjectNode list(Parameters in) {
    String sessionId = in.required("SessionId");
    in.required("StartTime");
    in.required("EndTime");
    long from = in.number("StartTime", 0, Long.MAX_VALUE, 0);
    long to = in.number("EndTime", 0, Long.MAX_VALUE, 0);
    boolean newestFirst = in.oneOf("Order", "DESC", "ASC", "DESC").equals("DESC");
    long page = in.number("PageNumber", 1, Integer.MAX_VALUE, 1);
    long size = in.number("PageSize", 1, 100, 20);
    long rounds = in.number("RoundLimit", 1, Integer.MAX_VALUE, 0);

    List<ObjectNode> found = new ArrayList<>(account.dialogues().of(sessionId));
    found.removeIf(entry -> entry.path("Time").asLong() < from || entry.path("Time").asLong() > to);
    if (newestFirst) {
      Collections.reverse(found);
    }
    ObjectNode response = Json.object();
    ArrayNode dialogues = response.putArray("Dialogues");
    // Every entry has a round of its own, so a limit on rounds is a limit on entries.
    found.stream()
        .skip(rounds > 0 ? 0 : (page - 1) * size)
        .limit(rounds > 0 ? rounds : size)
        .forEach(dialogues::add);
    return response;
  }

  private ObjectNode delete(Parameters in) {
    String sessionId = in.required("SessionId");
    if (!account.dialogues().remove(sessionId, in.required("DialogueId"))) {
      throw Refusal.resourceNotFound("dialogue").asException();
    }
    return Json.object();
  }
}
