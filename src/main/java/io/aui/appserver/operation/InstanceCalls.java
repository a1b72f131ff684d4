package io.aui.appserver.operation;

import io.aui.appserver.access.Caller;
import io.aui.appserver.access.Ownership;
import io.aui.appserver.ims.Regions;
import io.aui.appserver.limits.quota.Requests;
import io.aui.appserver.tracking.TrackedInstance;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Function;

/** Runs operations on an instance that the caller may touch, in the region where it runs. */
@Singleton
public class InstanceCalls {
  private final Ownership ownership;
  private final Regions regions;
  private final Requests requests;

  InstanceCalls(Ownership ownership, Regions regions, Requests requests) {
    this.ownership = ownership;
    this.regions = regions;
    this.requests = requests;
  }

  /**
   * Asks IMS about an instance: 404 if it is not the caller's, 429 beyond the caller's requests per
   * minute.
   *
   * @param action is given the region
   */
  public <T> Uni<T> inItsRegion(
      Caller caller, InstanceReference request, Function<String, Uni<T>> action) {
    return ownership
        .instance(caller, request.aiAgentInstanceId())
        .flatMap(known -> requests.within(caller, () -> action.apply(region(known, request))));
  }

  /** The region where an instance runs; for one that is unknown here, the request's. */
  public String region(Optional<TrackedInstance> known, InstanceReference request) {
    return known.map(TrackedInstance::region).orElseGet(() -> regions.requested(request.region()));
  }
}
