package io.aui.appserver.idempotency;

import io.quarkus.runtime.configuration.MemorySize;
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
   * How much of the heap the kept answers may take; the oldest go first, before their time, with a
   * warning. A start's answer takes 1.5 to 2 KiB, so the default keeps about 8,000.
   */
  @WithDefault("14M")
  MemorySize maxMemory();
}
