package io.aui.appserver.rtc;

import io.aui.appserver.Secret;
import io.aui.appserver.error.ApiException;
import io.aui.appserver.error.ErrorCode;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes ARTC tokens for the configured application, and the ids of channels and agent users that go
 * with them.
 */
@Singleton
public class RtcTokens {
  /** The documented limit for clients. */
  private static final Duration CLIENT_VALIDITY = Duration.ofHours(24);

  /** The upper bound that IMS knows; an agent must outlast every call. */
  private static final Duration AGENT_VALIDITY = Duration.ofDays(7);

  private final Optional<RtcApplication> application;
  private final InstantSource clock;

  RtcTokens(RtcConfig config, InstantSource clock) {
    this.application =
        config
            .appId()
            .flatMap(id -> config.appKey().map(key -> new RtcApplication(id, Secret.of(key))));
    this.clock = clock;
  }

  /**
   * A token and when it ends.
   *
   * @param expiresAt Unix seconds
   */
  public record RtcToken(Secret value, long expiresAt) {}

  /**
   * A client's token, valid for 24 hours. Fails with NotConfigured where the application is not
   * configured.
   */
  public RtcToken forClient(String channelId, String userId) {
    return issue(channelId, userId, CLIENT_VALIDITY);
  }

  /**
   * The agent's own token, valid for 7 days. Fails with NotConfigured where the application is not
   * configured.
   */
  public RtcToken forAgent(String channelId, String agentUserId) {
    return issue(channelId, agentUserId, AGENT_VALIDITY);
  }

  /** A new id for a channel or an agent's user: 32 hex digits. */
  public static String newId() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  private RtcToken issue(String channelId, String userId, Duration validity) {
    RtcApplication app =
        application.orElseThrow(
            () ->
                new ApiException(
                    ErrorCode.NOT_CONFIGURED,
                    "RTC tokens need APPSERVER_RTC_APP_ID and APPSERVER_RTC_APP_KEY on this server"));
    long expiresAt = clock.instant().plus(validity).getEpochSecond();
    return new RtcToken(app.token(channelId, userId, expiresAt), expiresAt);
  }
}
