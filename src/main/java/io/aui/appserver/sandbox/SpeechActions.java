package io.aui.appserver.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** The operations that say something in a running call. */
final class SpeechActions {
  private final AccountState world;

  SpeechActions(AccountState world) {
    this.world = world;
  }

  Map<String, Action> table() {
    return Map.of(
        "SendAIAgentSpeech", this::speak,
        "SendAIAgentText", this::text,
        "SendAIAgentDataChannelMessage", this::message);
  }

  private ObjectNode speak(Parameters in) {
    Instance instance = world.instances().running(in);
    String text = in.required("Text", 1024);
    in.flag("EnableInterrupt", true);
    String type = in.oneOf("Type", "Text", "Text", "AudioUrl");
    Parameters.refuseIf(
        type.equals("AudioUrl") && !text.matches("https?://.+"), "Text", "a URL, by its Type");
    say(instance, "agent", "speech", text);
    return Json.object();
  }

  private ObjectNode text(Parameters in) {
    Instance instance = world.instances().running(in);
    say(instance, "user", "normal", in.required("Text"));
    return Json.object();
  }

  private ObjectNode message(Parameters in) {
    world.instances().running(in);
    String message = in.required("Message", 8192);
    Parameters.refuseIf(Json.read(message).isEmpty(), "Message", "JSON");
    return Json.object();
  }

  private void say(Instance instance, String producer, String type, String text) {
    instance
        .sessionId()
        .ifPresent(
            session -> world.dialogues().add(session, "call", producer, type, text, world.now()));
  }
}
