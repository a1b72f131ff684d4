package io.aui.appserver.agent;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.error.Check;
import io.aui.appserver.operation.InstanceReference;

/**
 * What the client shall receive over the channel's data connection.
 *
 * @param message JSON as text, at most 8192 characters
 */
@JsonNaming(SnakeCaseStrategy.class)
record MessageRequest(String aiAgentInstanceId, String userId, String region, String message)
    implements InstanceReference {
  private static final int MAX_MESSAGE = 8192;

  MessageRequest {
    Check.name("ai_agent_instance_id", Check.required("ai_agent_instance_id", aiAgentInstanceId));
    Check.id("user_id", userId);
    Check.text("message", Check.required("message", message), MAX_MESSAGE);
    Check.json("message", message);
  }
}
