package io.aui.appserver.ims;

/**
 * What a start says about the agent. Configurations are JSON text, passed on to the letter; all but
 * the agent may be null.
 *
 * @param agentId the agent to start
 * @param agentConfig merged with the console's configuration; wins over the template field by field
 * @param templateConfig the older form, by workflow type
 * @param chatSyncConfig copies the dialogue into a messaging session
 * @param sessionId continues a session
 * @param userData comes back in callbacks and descriptions
 */
public record AgentSetup(
    String agentId,
    String agentConfig,
    String templateConfig,
    String chatSyncConfig,
    String sessionId,
    String userData) {
  @Override
  public String toString() {
    return "AgentSetup[" + agentId + "]";
  }
}
