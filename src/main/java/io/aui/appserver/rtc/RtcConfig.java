package io.aui.appserver.rtc;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/**
 * The ARTC application that tokens are made for. Without it, getRtcAuthToken and the start
 * operations answer NotConfigured.
 */
@ConfigMapping(prefix = "appserver.rtc")
interface RtcConfig {
  /**
   * The application's id, as the console shows it. A wrong one makes tokens that no channel
   * accepts.
   */
  Optional<String> appId();

  /** The application's key; secret. */
  Optional<String> appKey();

  /**
   * How long clients' tokens are valid: 1 minute to 24 hours, the most that ARTC documents. A
   * client cannot join, or join again, after that.
   */
  @WithDefault("24h")
  Duration tokenValidity();

  /** The nonces of tokens. */
  enum Nonce {
    /** A new one for each token, see {@link TokenNonce}. */
    RANDOM,
    /**
     * None. A token can then be read for other users, channels and times than it was made for, so
     * this is only for applications that refuse others.
     */
    EMPTY
  }

  /** The nonces of tokens. */
  @WithDefault("random")
  Nonce nonce();

  /**
   * How many tokens getRtcAuthToken makes for a user and a channel within a minute; the channels
   * that this server makes for a user count together. Too few refuse clients that reconnect.
   */
  @WithDefault("60")
  int tokensPerMinute();

  /**
   * How many users and channels the tokens are counted for. Beyond that, those that were asked for
   * least recently are counted anew.
   */
  @WithDefault("10000")
  int maxCounted();
}
