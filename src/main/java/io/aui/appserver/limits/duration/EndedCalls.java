package io.aui.appserver.limits.duration;

import io.aui.appserver.tracking.InstanceEndListener;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;

/** Removes ended instances from the duration limiter, which then does not stop them again. */
@Singleton
class EndedCalls implements InstanceEndListener {
  private final DurationLimiter durationLimiter;

  EndedCalls(DurationLimiter durationLimiter) {
    this.durationLimiter = durationLimiter;
  }

  @Override
  public Uni<Void> ended(String instanceId, Instant at) {
    durationLimiter.ended(instanceId);
    return Uni.createFrom().voidItem();
  }
}
