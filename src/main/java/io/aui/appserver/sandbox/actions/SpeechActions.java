package io.aui.appserver.sandbox.actions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aui.appserver.sandbox.protocol.Json;
import io.aui.appserver.sandbox.protocol.Parameters;
import io.aui.appserver.sandbox.state.AccountState;
import io.aui.appserver.sandbox.state.Instance;
import java.util.Map;

/** The operations that send speech, text or a message to a running instance. */
final class SpeechActions {
  private final AccountState account;

  SpeechActions(AccountState account) {
    this.account = account;
  }

  Map<String, Action> table() {
    return Map.of(
        "SendAIAgentSpeech", this::sendSpeech,
        "SendAIAgentText", this::sendText,
        "SendAIAgentDataChannelMessage", this::sendMessage);
  }

  private ObjectNode sendSpeech(Parameters in) {
    Instance instance = account.instances().running(in);
    String text = in.required("Text", 1024);
    in.flag("EnableInterrupt", true);
    String type = in.oneOf("Type", "Text", "Text", "AudioUrl");
    Parameters.refuseIf(
        type.equals("AudioUrl") && !text.matches("https?://.+"), "Text", "a URL, by its Type");
    addDialogue(instance, "agent", "speech", text);
    return Json.object();
  }

  private ObjectNode sendText(Parameters in) {
    Instance instance = account.instances().running(in);
    addDialogue(instance, "user", "normal", in.required("Text"));
    return Json.object();
  }

  private ObjectNode sendMessage(Parameters in) {
    account.instances().running(in);
    String message = in.required("Message", 8192);
    Parameters.refuseIf(Json.read(message).isEmpty(), "Message", "JSON");
    return Json.object();
  }

  private void addDialogue(Instance instance, String producer, String type, String text) {
    instance
        .sessionId()
        .ifPresent(
            session ->
                account.dialogues().add(session, "call", producer, type, text, account.now()));
  }
}
