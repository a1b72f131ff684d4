package io.aui.appserver.ims.wire;

import com.fasterxml.jackson.databind.JsonNode;

/** Answer of DescribeAIAgentInstance. */
public record DescribeAIAgentInstance(
    String RequestId, String Code, String Message, Described Instance) implements Answer {

  /** One instance; its configurations are objects here and may hold the agent's token. */
  public record Described(
      String Status,
      String CallLogUrl,
      JsonNode RuntimeConfig,
      JsonNode TemplateConfig,
      JsonNode AgentConfig,
      String UserData,
      String SessionId,
      String GmtModified) {
    @Override
    public String toString() {
      return "Described[" + Status + "]";
    }
  }
}
