package io.aui.appserver.agent;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.Secret;

/** A running agent and all that a client needs to join it. */
@JsonNaming(SnakeCaseStrategy.class)
record GenerateResponse(
    String aiAgentId,
    String aiAgentInstanceId,
    String aiAgentUserId,
    String channelId,
    Secret rtcAuthToken,
    String userId,
    String workflowType) {}
