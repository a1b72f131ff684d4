package io.aui.appserver.phone;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A started phone call. Both members are the same instance id: the official clients read {@code
 * instance_id}; all other operations name it {@code ai_agent_instance_id}.
 */
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
record OutboundCallResponse(String instanceId, String aiAgentInstanceId) {}
