package io.aui.appserver.health;

import io.aui.appserver.tracking.InstanceTracker;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready if the store of tracked instances responds. */
@Readiness
@ApplicationScoped
class TrackingReady implements AsyncHealthCheck {
  private static final String NAME = "tracking";

  private final InstanceTracker tracker;

  TrackingReady(InstanceTracker tracker) {
    this.tracker = tracker;
  }

  @Override
  public Uni<HealthCheckResponse> call() {
    return tracker
        .counts()
        .map(counts -> HealthCheckResponse.up(NAME))
        .onFailure()
        .recoverWithItem(HealthCheckResponse.down(NAME));
  }
}
