package io.aui.appserver.token;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.Secret;
import io.aui.appserver.http.Answer;

/**
 * An ARTC token and the channel it is for.
 *
 * @param timestamp when the token ends, Unix seconds
 */
@JsonNaming(SnakeCaseStrategy.class)
record RtcTokenAnswer(String requestId, Secret rtcAuthToken, long timestamp, String channelId)
    implements Answer {}
