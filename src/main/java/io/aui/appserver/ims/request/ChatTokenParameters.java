package io.aui.appserver.ims.request;

/** Parameters of GenerateMessageChatToken; agent and user are passed separately. */
public interface ChatTokenParameters {
  /** {@code admin}, or null for an ordinary user. */
  String role();

  /** How long the token is valid, in seconds. */
  Long expire();
}
