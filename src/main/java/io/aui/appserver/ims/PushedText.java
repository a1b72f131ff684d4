package io.aui.appserver.ims;

/**
 * A text for a messaging session.
 *
 * @param type {@code announcement} or {@code custom}
 * @param mode {@code online} or {@code offline}; may be null
 * @param needArchiving whether it becomes part of the dialogue; may be null
 */
public record PushedText(
    String agentId,
    String sessionId,
    String receiverId,
    String text,
    String type,
    String mode,
    Boolean needArchiving) {
  /** What people read is no log's business. */
  @Override
  public String toString() {
    return "PushedText[" + agentId + "]";
  }
}
