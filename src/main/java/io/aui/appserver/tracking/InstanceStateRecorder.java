package io.aui.appserver.tracking;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The one place that records what IMS shows of an instance, and the only one that records its end:
 * however an end became known, it counts from the same moment everywhere.
 */
@Singleton
public class InstanceStateRecorder {
  private final InstanceTracker tracker;
  private final Instance<InstanceEndListener> listeners;
  private final InstantSource clock;

  InstanceStateRecorder(
      InstanceTracker tracker, @Any Instance<InstanceEndListener> listeners, InstantSource clock) {
    this.tracker = tracker;
    this.listeners = listeners;
    this.clock = clock;
  }

  /**
   * IMS has described an instance. Undocumented statuses change nothing.
   *
   * @param modifiedAt when IMS changed it for the last time, which is its end if it has ended
   */
  public Uni<Void> described(String instanceId, String status, Optional<Instant> modifiedAt) {
    Optional<InstanceState> state = InstanceState.ofImsStatus(status);
    if (state.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return state.get() == InstanceState.FINISHED
        ? ended(instanceId, modifiedAt.orElseGet(clock::instant))
        : tracker.advance(instanceId, state.get()).replaceWithVoid();
  }

  /** IMS does not know an instance, so it has ended; nobody knows when, so it counts until now. */
  public Uni<Void> unknownAtIms(String instanceId) {
    return ended(instanceId, clock.instant());
  }

  /** An instance ended at a time. */
  public Uni<Void> ended(String instanceId, Instant at) {
    Uni<Void> recorded = tracker.advance(instanceId, InstanceState.FINISHED).replaceWithVoid();
    for (InstanceEndListener listener : listeners) {
      recorded = recorded.chain(() -> listener.ended(instanceId, at));
    }
    return recorded;
  }
}
