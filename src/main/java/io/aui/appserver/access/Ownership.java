package io.aui.appserver.access;

import io.aui.appserver.tracking.InstanceTracker;
import io.aui.appserver.tracking.TrackedInstance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Which instances a caller may touch. */
@ApplicationScoped
public class Ownership {
  private final InstanceTracker tracker;

  Ownership(InstanceTracker tracker) {
    this.tracker = tracker;
  }

  /**
   * The instance, where this server knows it; empty where it does not, but the caller may ask IMS
   * for it all the same.
   */
  public Uni<Optional<TrackedInstance>> instance(Caller caller, String instanceId) {
    return tracker.find(instanceId);
  }
}
