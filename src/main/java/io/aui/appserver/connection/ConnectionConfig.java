package io.aui.appserver.connection;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits for connections to the API's port; the management port has none of them. */
@ConfigMapping(prefix = "appserver.connections")
public interface ConnectionConfig {
  /**
   * Most connections at a time, 1 or more. Beyond it, the connection that has been idle for the
   * longest time is closed for a new one; if none is idle, the new one is closed.
   */
  @WithDefault("2000")
  int max();

  /**
   * Longest time from the first byte of a request to its last. After that, the response is 408 (if
   * none has been sent yet) and the connection is closed.
   */
  @WithDefault("10s")
  Duration requestTimeout();

  /** Longest time that a client may take to read a response before the connection is closed. */
  @WithDefault("30s")
  Duration readTimeout();
}
