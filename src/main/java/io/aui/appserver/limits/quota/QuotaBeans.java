package io.aui.appserver.limits.quota;

import io.aui.appserver.limits.LimitsConfig;
import io.aui.appserver.redis.RedisCommands;
import io.aui.appserver.redis.StateConfig;
import io.aui.appserver.tracking.TrackingConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalInt;

/** Sets up the quota and chooses the store that counts its use. */
class QuotaBeans {
  @Produces
  @Singleton
  Quota quota(LimitsConfig limits, TrackingConfig tracking) {
    Map<Limit, Integer> set = new EnumMap<>(Limit.class);
    for (Limit limit : Limit.values()) {
      configured(limits, limit).ifPresent(value -> set.put(limit, value));
    }
    return new Quota(set, limits.unknownHold(), tracking.maxAge());
  }

  private static OptionalInt configured(LimitsConfig limits, Limit limit) {
    return switch (limit) {
      case CONCURRENT_INSTANCES -> limits.concurrentInstances();
      case STARTS_PER_MINUTE -> limits.startsPerMinute();
      case MINUTES_PER_DAY -> limits.minutesPerDay();
      case REQUESTS_PER_MINUTE -> limits.requestsPerMinute();
      case ACCOUNT_CONCURRENT_INSTANCES -> limits.account().concurrentInstances();
      case ACCOUNT_STARTS_PER_MINUTE -> limits.account().startsPerMinute();
      case ACCOUNT_MINUTES_PER_DAY -> limits.account().minutesPerDay();
    };
  }

  @Produces
  @Singleton
  QuotaStore quotas(
      Quota quota,
      LimitsConfig limits,
      StateConfig state,
      RedisCommands redis,
      InstantSource clock) {
    long maxBytes = limits.maxMemory().asLongValue();
    return switch (state.store()) {
      case MEMORY -> new MemoryQuotaStore(quota, maxBytes, clock);
      case REDIS -> {
        int most = Math.toIntExact(maxBytes / RedisQuotaStore.BYTES_OF_ENTRY);
        yield new RedisQuotaStore(redis, quota, most, most, clock);
      }
    };
  }
}
