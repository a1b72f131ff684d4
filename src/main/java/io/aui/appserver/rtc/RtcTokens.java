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
  /** IMS's upper bound. The agent's token must not expire before the call ends. */
  private static final Duration AGENT_VALIDITY = Duration.ofDays(7);

  private final Optional<RtcApplication> application;
  private final Duration clientValidity;
  private final boolean withNonce;
  private final InstantSource clock;

  RtcTokens(RtcConfig config, InstantSource clock) {
    this.application =
        config
            .appId()
            .flatMap(id -> config.appKey().map(key -> new RtcApplication(id, Secret.of(key))));
    this.clientValidity = config.tokenValidity();
    this.withNonce = config.nonce() == RtcConfig.Nonce.RANDOM;
    this.clock = clock;
  }

  /**
   * A token and when it ends.
   *
   * @param expiresAt Unix seconds
   */
  public record RtcToken(Secret value, long expiresAt) {}

  /**
   * Makes a client's token, valid for {@link RtcConfig#tokenValidity()}. Fails with NotConfigured
   * if no application is configured, and with InvalidParameter (400) if an id contains {@link
   * TokenNonce#MARK}, also across the end of the channel and the start of the user.
   */
  public RtcToken forClient(String channelId, String userId) {
    return issue(channelId, userId, clientValidity);
  }

  /** Makes the agent's own token, valid for 7 days. Fails as {@link #forClient} does. */
  public RtcToken forAgent(String channelId, String agentUserId) {
    return issue(channelId, agentUserId, AGENT_VALIDITY);
  }

  /** A new random id for a channel or an agent's user: 32 hex digits. */
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
    requireIdsWithoutMark(channelId, userId);
    String nonce = withNonce ? TokenNonce.next() : "";
    long expiresAt = clock.instant().plus(validity).getEpochSecond();
    return new RtcToken(app.token(channelId, userId, nonce, expiresAt), expiresAt);
  }

  /** The hash joins both ids, so the mark must not appear across them either. */
  private static void requireIdsWithoutMark(String channelId, String userId) {
    requireNoMark("user_id", userId);
    requireNoMark("channel_id", channelId);
    requireNoMark("channel_id followed by user_id", channelId + userId);
  }

  private static void requireNoMark(String member, String value) {
    if (value.contains(TokenNonce.MARK)) {
      throw ApiException.invalid(member, "must not contain " + TokenNonce.MARK);
    }
  }
}
