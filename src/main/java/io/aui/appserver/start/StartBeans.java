package io.aui.appserver.start;

import io.aui.appserver.idempotency.IdempotencyStore;
import io.aui.appserver.idempotency.RedisIdempotencyStore;
import io.aui.appserver.limits.freeze.FreezeStore;
import io.aui.appserver.limits.quota.QuotaStore;
import io.aui.appserver.limits.quota.RedisQuotaStore;
import io.aui.appserver.redis.RedisCommands;
import io.aui.appserver.redis.StateConfig;
import io.aui.appserver.tracking.InstanceTracker;
import io.aui.appserver.tracking.OwnershipRegistry;
import io.aui.appserver.tracking.RedisInstanceTracker;
import io.aui.appserver.tracking.RedisOwnershipRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Creates the store of starts. */
class StartBeans {
  @Produces
  @Singleton
  StartStore starts(
      StateConfig state,
      RedisCommands redis,
      IdempotencyStore keys,
      OwnershipRegistry registry,
      FreezeStore freeze,
      QuotaStore quotas,
      InstanceTracker tracker,
      InstantSource clock) {
    return switch (state.store()) {
      case MEMORY -> new MemoryStartStore(keys, registry, freeze, quotas, tracker);
      case REDIS ->
          new RedisStartStore(
              redis,
              (RedisIdempotencyStore) keys,
              (RedisOwnershipRegistry) registry,
              (RedisQuotaStore) quotas,
              (RedisInstanceTracker) tracker,
              clock);
    };
  }
}
