package io.aui.appserver.rtc;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.Secret;

/**
 * An ARTC token and the channel it is for.
 *
 * @param timestamp when the token ends, Unix seconds
 */
@JsonNaming(SnakeCaseStrategy.class)
record RtcTokenResponse(Secret rtcAuthToken, long timestamp, String channelId) {}
