package io.aui.appserver.rtc;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.operation.UserRequest;
import io.aui.appserver.validation.RtcId;

/**
 * A request of getRtcAuthToken.
 *
 * @param channelId the channel to join; if it is absent, a new one is created
 */
@JsonNaming(SnakeCaseStrategy.class)
record RtcTokenRequest(@RtcId String userId, @RtcId String channelId) implements UserRequest {}
