package io.aui.appserver.limits;

import io.aui.appserver.ims.ImsException;
import io.aui.appserver.ims.ImsGateway;
import io.aui.appserver.ims.response.DescribeInstanceResponse;
import io.aui.appserver.tracking.InstanceState;
import io.aui.appserver.tracking.InstanceTracker;
import io.aui.appserver.tracking.TrackedInstance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Finds out at IMS whether instances have ended, and stops them so that it is certain. */
@ApplicationScoped
class Endings {
  private final ImsGateway ims;
  private final InstanceTracker tracker;
  private final QuotaStore quotas;
  private final InstantSource clock;

  Endings(ImsGateway ims, InstanceTracker tracker, QuotaStore quotas, InstantSource clock) {
    this.ims = ims;
    this.tracker = tracker;
    this.quotas = quotas;
    this.clock = clock;
  }

  /**
   * Whether IMS says that an instance has finished or is unknown to it; tracking and quotas then
   * know it too. False where IMS says anything else, or nothing. Never fails.
   */
  Uni<Boolean> hasEnded(TrackedInstance instance) {
    return ims.describeInstance(instance.region(), instance.id())
        .map(this::endTold)
        .onFailure(Endings::isUnknownThere)
        .recoverWithItem(() -> Optional.of(clock.instant()))
        .flatMap(
            end ->
                end.isPresent()
                    ? ended(instance.id(), end.get()).replaceWith(true)
                    : Uni.createFrom().item(false))
        .onFailure()
        .recoverWithItem(false);
  }

  /**
   * Stops an instance and asks whether that is true, as {@link #hasEnded} does. A stop that fails
   * may have worked, and one that succeeds may not have: only what IMS shows counts.
   */
  Uni<Boolean> stop(TrackedInstance instance) {
    return ims.stopInstance(instance.region(), instance.id())
        .replaceWithVoid()
        .onFailure()
        .recoverWithNull()
        .flatMap(asked -> hasEnded(instance));
  }

  /** Notes an end in tracking and quotas. */
  Uni<Void> ended(String instanceId, Instant at) {
    return tracker
        .advance(instanceId, InstanceState.FINISHED)
        .flatMap(known -> quotas.ended(instanceId, at));
  }

  private Optional<Instant> endTold(DescribeInstanceResponse described) {
    return InstanceState.told(described.instance().status())
        .filter(state -> state == InstanceState.FINISHED)
        .map(finished -> described.instance().modifiedAt().orElseGet(clock::instant));
  }

  /** A 404 without a code of IMS's may come from anything in between. */
  private static boolean isUnknownThere(Throwable failure) {
    return failure instanceof ImsException ims
        && ims.kind() == ImsException.Kind.NOT_FOUND
        && ims.imsCode().isPresent();
  }
}
