package io.aui.appserver.phone;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.Secret;

/** Where the person goes who took the seat, as whom, and with which token if one was asked for. */
@JsonNaming(SnakeCaseStrategy.class)
record TakeoverResponse(String channelId, String humanAgentUserId, Secret token) {}
