package io.aui.appserver.redis;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * Where everything is kept that outlives a request: tracked instances, owners of names, use of
 * users, idempotency keys, the freeze.
 */
@ConfigMapping(prefix = "appserver.state")
public interface StateConfig {
  /** Where the state is kept. */
  enum Store {
    /**
     * In this process. It is lost with the process and unknown to other replicas, so there must be
     * one replica.
     */
    MEMORY,
    /**
     * In Redis 6.2 or newer, which {@code quarkus.redis.hosts} names. It outlives restarts, and any
     * number of replicas share it. A running instance with its channel takes about 700 bytes there.
     * While Redis is away, the server is not ready, and operations that need the state are answered
     * with 503 {@code StateUnavailable}.
     */
    REDIS
  }

  /** Where the state is kept. */
  @WithDefault("memory")
  Store store();

  /**
   * What the names of all keys in Redis start with, in braces: 1 to 32 letters, digits, {@code .},
   * {@code _} or {@code -}. If two deployments use one Redis with the same prefix, they share
   * users, limits and the freeze.
   */
  @WithDefault("aui")
  String prefix();
}
