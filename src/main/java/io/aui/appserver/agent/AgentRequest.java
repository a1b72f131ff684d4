package io.aui.appserver.agent;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.error.Check;
import io.aui.appserver.operation.UserRequest;

/** Names an agent. */
@JsonNaming(SnakeCaseStrategy.class)
record AgentRequest(String aiAgentId, String userId, String region) implements UserRequest {
  AgentRequest {
    Check.name("ai_agent_id", Check.required("ai_agent_id", aiAgentId));
    Check.id("user_id", userId);
  }
}
