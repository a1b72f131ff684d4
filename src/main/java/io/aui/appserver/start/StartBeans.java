package io.aui.appserver.start;

import io.aui.appserver.idempotency.IdempotencyStore;
import io.aui.appserver.limits.freeze.FreezeStore;
import io.aui.appserver.limits.quota.QuotaStore;
import io.aui.appserver.tracking.InstanceTracker;
import io.aui.appserver.tracking.OwnershipRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Creates the store of starts. */
class StartBeans {
  @Produces
  @Singleton
  StartStore starts(
      IdempotencyStore keys,
      OwnershipRegistry registry,
      FreezeStore freeze,
      QuotaStore quotas,
      InstanceTracker tracker) {
    return new MemoryStartStore(keys, registry, freeze, quotas, tracker);
  }
}
