package io.aui.appserver.events;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The live events of instances. */
@ConfigMapping(prefix = "appserver.events")
interface EventsConfig {
  /**
   * Most open streams of this process, 1 or more; further ones are refused (503). Each takes a
   * connection for as long as it is open, so it must be less than {@code
   * appserver.connections.max}, or streams leave no connection for anything else.
   */
  @WithDefault("1000")
  int maxStreams();

  /**
   * How long a stream may be open, at least a second. Then it is ended, as it is when the caller's
   * login expires; a client continues with its latest event and a login that is still valid. If it
   * is long, users whose login has been revoked see events for longer.
   */
  @WithDefault("1h")
  Duration maxDuration();
}
