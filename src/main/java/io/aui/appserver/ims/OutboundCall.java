package io.aui.appserver.ims;

/**
 * A phone call that an agent is to make; configuration, session and user data may be null.
 *
 * @param config JSON text, passed on to the letter
 * @param userData comes back in callbacks and descriptions
 */
public record OutboundCall(
    String agentId,
    String calledNumber,
    String callerNumber,
    String config,
    String sessionId,
    String userData) {
  /** Phone numbers are people's. */
  @Override
  public String toString() {
    return "OutboundCall[" + agentId + "]";
  }
}
