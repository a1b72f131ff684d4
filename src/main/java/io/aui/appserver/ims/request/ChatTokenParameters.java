package io.aui.appserver.ims.request;

/** Which token GenerateMessageChatToken makes; the user is given beside it. */
public interface ChatTokenParameters {
  /** {@code admin}, or null for an ordinary user. */
  String role();

  /** How long the token is valid, in seconds. */
  Long expire();
}
