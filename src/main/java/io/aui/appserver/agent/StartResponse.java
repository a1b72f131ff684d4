package io.aui.appserver.agent;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.Secret;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A started instance. {@code channelId} and {@code rtcAuthToken} are null if the client has chosen
 * the channel.
 */
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
record StartResponse(
    String aiAgentInstanceId, String aiAgentUserId, String channelId, Secret rtcAuthToken) {}
