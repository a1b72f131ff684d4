package io.aui.appserver.limits.quota;

import io.aui.appserver.tracking.InstanceEndListener;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;

/** Notes in the quota store that an instance has ended: from then on only its minutes count. */
@Singleton
class EndedInstances implements InstanceEndListener {
  private final QuotaStore quotas;

  EndedInstances(QuotaStore quotas) {
    this.quotas = quotas;
  }

  @Override
  public Uni<Void> ended(String instanceId, Instant at) {
    return quotas.ended(instanceId, at);
  }
}
