package io.aui.appserver.connection;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What connections to the API's port may use; the management port is not counted. */
@ConfigMapping(prefix = "appserver.connections")
public interface ConnectionConfig {
  /**
   * Most connections at a time, 1 or more. If there are as many, the connection that has been
   * without a request for the longest time is closed for a new one; if all have one, the new one is
   * closed. If it is too low, clients are cut off; if it is too high, connections use up the
   * memory.
   */
  @WithDefault("2000")
  int max();

  /**
   * Longest time from the first byte of a request to its last. Later it is answered with 408, if it
   * has no answer yet, and its connection is closed. If it is too short, clients on slow networks
   * are refused; if it is too long, slow senders hold connections.
   */
  @WithDefault("10s")
  Duration requestTimeout();

  /**
   * Longest time that an answer may wait for its client to read it, until the connection is closed.
   * If it is too long, clients that read nothing hold memory.
   */
  @WithDefault("30s")
  Duration readTimeout();
}
