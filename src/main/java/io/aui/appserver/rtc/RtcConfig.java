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
   * The application's id, as the console shows it. If it is wrong, no channel accepts the tokens.
   * If one of id and key is set without the other, the server does not start.
   */
  Optional<String> appId();

  /** The application's key; secret. If it is wrong, no channel accepts the tokens. */
  Optional<String> appKey();

  /**
   * How long clients' tokens are valid: from 1 minute to 24 hours, the most that ARTC documents. If
   * it is too short, clients cannot join again after a lost connection.
   */
  @WithDefault("24h")
  Duration tokenValidity();

  /** The nonces of tokens. */
  enum Nonce {
    /** A new one for each token. */
    RANDOM,
    /**
     * None. A token can then be read for other users, channels and times than it was made for, so
     * this is only for ARTC applications that refuse tokens with a nonce.
     */
    EMPTY
  }

  /** What is the nonce of tokens. */
  @WithDefault("random")
  Nonce nonce();

  /**
   * How many tokens getRtcAuthToken makes for a user and a channel within a minute; the channels
   * that this server makes for a user count together. If it is too low, clients that reconnect are
   * refused (429).
   */
  @WithDefault("60")
  int tokensPerMinute();

  /**
   * For how many pairs of user and channel the tokens are counted. If it is too low, those that
   * were asked for least recently are counted anew, and {@link #tokensPerMinute()} does not hold
   * for them.
   */
  @WithDefault("10000")
  int maxCounted();
}
