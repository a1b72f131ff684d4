package io.aui.appserver.idempotency;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long and how many answers are kept for those who ask again. */
@ConfigMapping(prefix = "appserver.idempotency")
public interface IdempotencyConfig {
  /**
   * How long a key is kept after its answer. If it is shorter than clients ask again, they start a
   * second agent.
   */
  @WithDefault("24h")
  Duration ttl();

  /**
   * How much memory, of the heap or of Redis, the kept answers may take. A start's answer takes 1.5
   * to 2 KiB, so the default keeps about 8,000. If it is too low, the oldest answers go before
   * their time, with a warning, and who asks again for them starts a second agent.
   */
  @WithDefault("14M")
  MemorySize maxMemory();
}
