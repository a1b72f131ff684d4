package io.aui.appserver.token;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.error.Check;
import io.aui.appserver.operation.UserRequest;

/** For whom, and for which channel; without one, a new channel is made. */
@JsonNaming(SnakeCaseStrategy.class)
record RtcTokenRequest(String userId, String channelId) implements UserRequest {
  RtcTokenRequest {
    Check.id("user_id", userId);
    Check.id("channel_id", channelId);
  }
}
