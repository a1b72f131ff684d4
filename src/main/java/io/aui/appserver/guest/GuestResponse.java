package io.aui.appserver.guest;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.Secret;
import java.time.Duration;
import java.time.Instant;

/**
 * A guest and what the guest may do.
 *
 * @param token the guest's login token; only in the response to the redemption
 * @param aiAgentId the agent; absent if it is the one configured for the workflow type
 * @param secondsLeft how long further calls may be at most
 * @param callSecondsLeft how long the call that goes on may be at most; absent if none does
 * @param expiresAt when the login ends; ISO 8601, UTC
 */
@JsonNaming(SnakeCaseStrategy.class)
record GuestResponse(
    Secret token,
    String userId,
    String aiAgentId,
    String workflowType,
    String region,
    long secondsLeft,
    Long callSecondsLeft,
    String expiresAt) {
  static GuestResponse of(Guest guest, Secret token, Instant now) {
    GuestPass pass = guest.pass();
    return new GuestResponse(
        token,
        guest.user().userId(),
        pass.agentId(),
        pass.workflowType(),
        pass.region(),
        guest.left(now).toSeconds(),
        guest
            .run()
            .map(run -> Math.max(0, Duration.between(now, run.until()).toSeconds()))
            .orElse(null),
        pass.expiresAt().toString());
  }
}
