package io.aui.appserver.agent;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.Secret;

/** A started agent; channel and token only where this server made them. */
@JsonNaming(SnakeCaseStrategy.class)
record StartResponse(
    String aiAgentInstanceId, String aiAgentUserId, String channelId, Secret rtcAuthToken) {}
