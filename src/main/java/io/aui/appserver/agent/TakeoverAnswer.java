package io.aui.appserver.agent;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.Secret;
import io.aui.appserver.http.Answer;

/** Where the person goes who took the seat, as whom, and with which token if one was asked for. */
@JsonNaming(SnakeCaseStrategy.class)
record TakeoverAnswer(String requestId, String channelId, String humanAgentUserId, Secret token)
    implements Answer {}
