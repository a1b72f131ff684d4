package io.aui.appserver.idempotency;

import io.aui.appserver.redis.RedisCommands;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;

/** Stores of keys for tests of other packages. */
public final class TestKeys {
  private static final long ENOUGH = 1L << 24;

  private TestKeys() {}

  /** An empty store in memory. */
  public static IdempotencyStore store(Duration ttl, InstantSource clock) {
    return new MemoryIdempotencyStore(ttl, ENOUGH, clock, () -> {});
  }

  /** A store in Redis. */
  public static RedisIdempotencyStore store(
      RedisCommands redis, Vertx vertx, Duration ttl, Duration longestRun, InstantSource clock) {
    return new RedisIdempotencyStore(redis, vertx, ttl, ENOUGH, longestRun, clock, () -> {});
  }
}
