package io.aui.appserver.rtc;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/**
 * The ARTC application for which tokens are made. Without it, getRtcAuthToken and
 * startAIAgentInstance fail with NotConfigured.
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
   * How long clients' tokens are valid: 1 minute to 24 hours, which is ARTC's documented maximum.
   * After that, a client can no longer join or rejoin.
   */
  @WithDefault("24h")
  Duration tokenValidity();

  /** The nonces of tokens. */
  enum Nonce {
    /** A new one for each token, see {@link TokenNonce}. */
    RANDOM,
    /**
     * None. A token can then be divided into other users, channels and times than it was made for.
     * Use this only for applications that accept no other tokens.
     */
    EMPTY
  }

  /** The nonces of tokens. */
  @WithDefault("random")
  Nonce nonce();

  /**
   * Most tokens that getRtcAuthToken makes for a user and a channel within a minute; channels that
   * this server creates for a user count together. Too low a limit refuses clients that reconnect.
   */
  @WithDefault("60")
  int tokensPerMinute();

  /**
   * Most pairs of user and channel whose tokens are counted. Beyond that, the least recently used
   * counts are forgotten.
   */
  @WithDefault("10000")
  int maxCounted();
}
