package io.aui.appserver.tracking;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The only place that records the state of an instance and its end. However an end becomes known,
 * all {@link InstanceEndListener}s receive the same time.
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
   * Records what IMS returned for an instance. Undocumented statuses change nothing.
   *
   * @param modifiedAt when it last changed at IMS: its end, if it has ended; empty counts as now
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

  /**
   * Records the end of an instance that IMS does not know. Its end is unknown, so it counts as now.
   */
  public Uni<Void> unknownAtIms(String instanceId) {
    return ended(instanceId, clock.instant());
  }

  /** Records the end of an instance. */
  public Uni<Void> ended(String instanceId, Instant at) {
    Uni<Void> recorded = tracker.advance(instanceId, InstanceState.FINISHED).replaceWithVoid();
    for (InstanceEndListener listener : listeners) {
      recorded = recorded.chain(() -> listener.ended(instanceId, at));
    }
    return recorded;
  }
}
