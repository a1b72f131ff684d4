package io.aui.appserver.limits;

import io.aui.appserver.tracking.InstanceEndListener;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;

/** An instance that has ended takes no room any more, and need not be ended from here. */
@Singleton
class EndedInstances implements InstanceEndListener {
  private final Quota quota;
  private final QuotaStore quotas;
  private final DurationLimiter durationLimiter;

  EndedInstances(Quota quota, QuotaStore quotas, DurationLimiter durationLimiter) {
    this.quota = quota;
    this.quotas = quotas;
    this.durationLimiter = durationLimiter;
  }

  @Override
  public Uni<Void> ended(String instanceId, Instant at) {
    durationLimiter.ended(instanceId);
    return quota.countsInstances() ? quotas.ended(instanceId, at) : Uni.createFrom().voidItem();
  }
}
