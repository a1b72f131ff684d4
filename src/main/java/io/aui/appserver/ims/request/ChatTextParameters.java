package io.aui.appserver.ims.request;

/** Parameters of SendMessageChatText, which sends a text into a messaging session. */
public interface ChatTextParameters {
  /** The messaging agent; required. */
  String aiAgentId();

  /** The session; required. */
  String sessionId();

  /** The user who receives it; required. */
  String receiverId();

  /** The text; required. */
  String text();

  /** {@code announcement} or {@code custom}; required. */
  String type();

  /** {@code online} or {@code offline}. */
  String mode();

  /** Whether the text is kept in the dialogue. */
  Boolean needArchiving();
}
