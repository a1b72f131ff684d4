package io.aui.appserver.idempotency;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long and how many answers are kept for those who ask again. */
@ConfigMapping(prefix = "appserver.idempotency")
public interface IdempotencyConfig {
  /**
   * How long a key is kept after its answer. A client that asks again later than that starts a
   * second agent.
   */
  @WithDefault("24h")
  Duration ttl();

  /**
   * Most answers kept, each of about a kilobyte; the oldest go first, before their time, with a
   * warning.
   */
  @WithDefault("20000")
  int maxKeys();
}
