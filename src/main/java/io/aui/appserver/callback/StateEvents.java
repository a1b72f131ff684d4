package io.aui.appserver.callback;

import io.aui.appserver.callback.CallbackRequest.Event;
import io.aui.appserver.ims.failure.ImsException;
import io.aui.appserver.limits.duration.InstanceTerminator;
import io.aui.appserver.start.Adoptions;
import io.aui.appserver.tracking.InstanceState;
import io.aui.appserver.tracking.InstanceStateRecorder;
import io.aui.appserver.tracking.InstanceTracker;
import io.aui.appserver.tracking.TrackedInstance;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Records what callbacks say about the state of instances. Callbacks may come in any order, late or
 * more than once, since states only move forward. An instance that is unknown here is adopted,
 * whatever the event: its start may have been lost.
 */
@Singleton
class StateEvents {
  private static final Uni<Boolean> LATER = Uni.createFrom().item(false);

  private final InstanceTracker tracker;
  private final InstanceStateRecorder recorder;
  private final InstanceTerminator terminator;
  private final Adoptions adoptions;
  private final InstantSource clock;

  StateEvents(
      InstanceTracker tracker,
      InstanceStateRecorder recorder,
      InstanceTerminator terminator,
      Adoptions adoptions,
      InstantSource clock) {
    this.tracker = tracker;
    this.recorder = recorder;
    this.terminator = terminator;
    this.adoptions = adoptions;
    this.clock = clock;
  }

  /**
   * Applies a callback that changes a state. Fails if IMS or the state is away.
   *
   * @param early whether IMS may not have answered yet the request of this server that has led to
   *     the callback. Then an unknown instance may be one that is being started here, and an end
   *     that of a stop from here: nothing is done about them
   * @return false if it has to be applied again, not early
   */
  Uni<Boolean> apply(CallbackRequest callback, boolean early) {
    if (early && callback.stateEvent().equals(Optional.of(Event.AGENT_STOP))) {
      return LATER;
    }
    return tracker
        .find(callback.instanceId())
        .flatMap(
            known ->
                early && known.isEmpty()
                    ? LATER
                    : (known.isPresent() ? Uni.createFrom().item(known) : adopt(callback))
                        .flatMap(instance -> apply(callback, instance))
                        .replaceWith(true));
  }

  private Uni<Optional<TrackedInstance>> adopt(CallbackRequest callback) {
    return adoptions.adopt(callback.instanceId(), callback.agentId(), callback.region());
  }

  private Uni<Void> apply(CallbackRequest callback, Optional<TrackedInstance> known) {
    if (known.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    TrackedInstance instance = known.get();
    Event event = callback.stateEvent().orElseThrow();
    return switch (event) {
      case AGENT_START -> Uni.createFrom().voidItem();
      case SESSION_START ->
          recorder.reached(instance.id(), InstanceState.EXECUTING, Optional.empty());
      case AGENT_STOP ->
          recorder.reached(
              instance.id(), InstanceState.FINISHED, callback.at(instance, clock.instant()));
      case ERROR -> describe(instance);
    };
  }

  /** Not every error ends an instance. One that IMS no longer knows is recorded as ended. */
  private Uni<Void> describe(TrackedInstance instance) {
    return terminator
        .describe(instance.region(), instance.id())
        .replaceWithVoid()
        .onFailure(StateEvents::isUnknownAtIms)
        .recoverWithNull();
  }

  private static boolean isUnknownAtIms(Throwable failure) {
    return failure instanceof ImsException ims && ims.kind() == ImsException.Kind.NOT_FOUND;
  }
}
