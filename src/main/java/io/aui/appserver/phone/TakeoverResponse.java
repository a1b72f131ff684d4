package io.aui.appserver.phone;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.Secret;

/**
 * The channel to join, the user id of the person who replaces the agent, and the token if it was
 * requested.
 */
@JsonNaming(SnakeCaseStrategy.class)
record TakeoverResponse(String channelId, String humanAgentUserId, Secret token) {}
