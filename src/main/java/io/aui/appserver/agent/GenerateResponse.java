package io.aui.appserver.agent;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.Secret;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** A started instance and what the client needs to join its channel. */
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
record GenerateResponse(
    String aiAgentId,
    String aiAgentInstanceId,
    String aiAgentUserId,
    String channelId,
    Secret rtcAuthToken,
    String userId,
    String workflowType) {}
