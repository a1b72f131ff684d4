package io.aui.appserver.limits.quota;

import io.aui.appserver.redis.RedisCommands;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/** Stores of use for tests of other packages. */
public final class TestQuotas {
  private static final long ENOUGH = 1L << 24;
  private static final int MANY = 1_000;

  private TestQuotas() {}

  /** The limits of tests: so many instances at a time, so many requests per minute. */
  public static Quota quota(int concurrent, int requests, Duration unknownHold, Duration maxAge) {
    return new Quota(
        Map.of(Limit.CONCURRENT_INSTANCES, concurrent, Limit.REQUESTS_PER_MINUTE, requests),
        unknownHold,
        maxAge);
  }

  /** An empty store in memory. */
  public static QuotaStore store(Quota quota, InstantSource clock) {
    return new MemoryQuotaStore(quota, ENOUGH, clock);
  }

  /** A store in Redis. */
  public static RedisQuotaStore store(RedisCommands redis, Quota quota, InstantSource clock) {
    return new RedisQuotaStore(redis, quota, MANY, MANY, clock);
  }
}
