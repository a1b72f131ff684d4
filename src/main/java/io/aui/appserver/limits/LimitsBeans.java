package io.aui.appserver.limits;

import io.aui.appserver.tracking.TrackingConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Chooses the stores. */
class LimitsBeans {
  @Produces
  @Singleton
  Quota quota(LimitsConfig limits, TrackingConfig tracking) {
    return new Quota(
        limits.concurrentInstances(),
        limits.startsPerMinute(),
        limits.minutesPerDay(),
        limits.requestsPerMinute(),
        limits.unknownHold(),
        tracking.maxAge());
  }

  @Produces
  @Singleton
  QuotaStore quotas(Quota quota, LimitsConfig limits, InstantSource clock) {
    return new MemoryQuotaStore(quota, limits.maxMemory().asLongValue(), clock);
  }

  @Produces
  @Singleton
  FreezeStore freeze() {
    return new MemoryFreezeStore();
  }
}
