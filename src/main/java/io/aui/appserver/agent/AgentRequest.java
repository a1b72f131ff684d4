package io.aui.appserver.agent;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.error.Check;

/** Names an agent. */
@JsonNaming(SnakeCaseStrategy.class)
record AgentRequest(String aiAgentId, String userId, String region) {
  AgentRequest {
    Check.name("ai_agent_id", Check.required("ai_agent_id", aiAgentId));
    Check.id("user_id", userId);
  }
}
