package io.aui.appserver.rtc;

import io.smallrye.config.ConfigMapping;
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
}
