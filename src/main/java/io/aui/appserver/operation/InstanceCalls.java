package io.aui.appserver.operation;

import io.aui.appserver.access.Caller;
import io.aui.appserver.access.Ownership;
import io.aui.appserver.ims.Regions;
import io.aui.appserver.limits.quota.Requests;
import io.aui.appserver.tracking.TrackedInstance;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Runs operations on an instance of the caller, in the region where the instance runs. */
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
   * Calls IMS for an instance. Fails with 404 if the instance is not the caller's, and with 429 if
   * the caller has no requests left in this minute.
   *
   * @param action calls IMS in the region that it gets
   */
  public <T> Uni<T> inItsRegion(
      Caller caller, InstanceReference request, Function<String, Uni<T>> action) {
    return inItsRegion(caller, request, (region, known) -> action.apply(region));
  }

  /**
   * As {@link #inItsRegion(Caller, InstanceReference, Function)}, for an action that needs what
   * this server knows about the instance: empty if it is unknown here.
   */
  public <T> Uni<T> inItsRegion(
      Caller caller,
      InstanceReference request,
      BiFunction<String, Optional<TrackedInstance>, Uni<T>> action) {
    return ownership
        .instance(caller, request.aiAgentInstanceId(), request.region())
        .flatMap(
            known -> requests.within(caller, () -> action.apply(region(known, request), known)));
  }

  /** The region where an instance runs; if this server does not know it, the request's region. */
  public String region(Optional<TrackedInstance> known, InstanceReference request) {
    return known.map(TrackedInstance::region).orElseGet(() -> regions.requested(request.region()));
  }
}
