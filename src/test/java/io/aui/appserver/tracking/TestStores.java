package io.aui.appserver.tracking;

import io.aui.appserver.redis.RedisCommands;
import java.time.Duration;
import java.time.InstantSource;

/** Stores for tests of other packages. */
public final class TestStores {
  private static final int MANY = 1_000;

  private TestStores() {}

  /** An empty tracker in memory. */
  public static InstanceTracker tracker(InstantSource clock) {
    return new MemoryInstanceTracker(
        MANY, Duration.ofDays(1), clock, dropped -> {}, expired -> {}, finished -> {});
  }

  /** A tracker in Redis. */
  public static RedisInstanceTracker tracker(RedisCommands redis, InstantSource clock) {
    return new RedisInstanceTracker(
        redis, MANY, Duration.ofDays(1), clock, dropped -> {}, expired -> {});
  }

  /** A store of reservations in Redis. */
  public static RedisOwnershipRegistry registry(RedisCommands redis, InstantSource clock) {
    return new RedisOwnershipRegistry(redis, MANY, MANY, clock, () -> {});
  }

  /** An empty store of reservations in memory. */
  public static OwnershipRegistry registry(InstantSource clock) {
    return new MemoryOwnershipRegistry(MANY, MANY, clock, () -> {});
  }
}
