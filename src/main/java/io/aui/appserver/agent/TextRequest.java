package io.aui.appserver.agent;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.error.Check;
import io.aui.appserver.operation.InstanceReference;

/**
 * What the agent shall hear as if the user had said it.
 *
 * @param text at most 16,384 characters
 */
@JsonNaming(SnakeCaseStrategy.class)
record TextRequest(String aiAgentInstanceId, String userId, String region, String text)
    implements InstanceReference {
  TextRequest {
    Check.name("ai_agent_instance_id", Check.required("ai_agent_instance_id", aiAgentInstanceId));
    Check.id("user_id", userId);
    Check.text("text", Check.required("text", text), Check.MAX_TEXT);
  }
}
