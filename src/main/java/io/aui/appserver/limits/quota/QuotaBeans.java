package io.aui.appserver.limits.quota;

import io.aui.appserver.limits.LimitsConfig;
import io.aui.appserver.tracking.TrackingConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Sets up the quota and chooses the store that counts its use. */
class QuotaBeans {
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
}
