package io.aui.appserver.start;

import io.aui.appserver.idempotency.TestKeys;
import io.aui.appserver.limits.freeze.FreezeStore;
import io.aui.appserver.limits.freeze.TestFreeze;
import io.aui.appserver.limits.quota.QuotaStore;
import io.aui.appserver.limits.quota.TestQuotas;
import io.aui.appserver.tracking.InstanceTracker;
import io.aui.appserver.tracking.OwnershipRegistry;
import io.aui.appserver.tracking.TestStores;

class MemoryStartStoreTest extends StartStoreContract {
  @Override
  Stores stores() {
    OwnershipRegistry registry = TestStores.registry(clock);
    FreezeStore freeze = TestFreeze.store();
    QuotaStore quotas =
        TestQuotas.store(TestQuotas.quota(MAX_INSTANCES, MAX_REQUESTS, HOLD, MAX_AGE), clock);
    InstanceTracker tracker = TestStores.tracker(clock);
    StartStore starts =
        new MemoryStartStore(TestKeys.store(TTL, clock), registry, freeze, quotas, tracker);
    return new Stores(starts, registry, freeze, quotas, tracker);
  }
}
