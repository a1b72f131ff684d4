package io.aui.appserver.agent;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.error.Check;
import io.aui.appserver.operation.InstanceReference;

/**
 * Names an instance; all that stop and describe need.
 *
 * @param region where the instance runs, for those that this server does not know
 */
@JsonNaming(SnakeCaseStrategy.class)
record InstanceRequest(String aiAgentInstanceId, String userId, String region)
    implements InstanceReference {
  InstanceRequest {
    Check.name("ai_agent_instance_id", Check.required("ai_agent_instance_id", aiAgentInstanceId));
    Check.id("user_id", userId);
  }
}
