package io.aui.appserver.tracking;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The only place that records the state of an instance and its end. However an end becomes known,
 * all {@link InstanceEndListener}s receive the same time, and {@link InstanceEnded} is fired once.
 */
@Singleton
public class InstanceStateRecorder {
  private final InstanceTracker tracker;
  private final Instance<InstanceEndListener> listeners;
  private final Event<InstanceEnded> ends;
  private final Event<InstanceEvent> events;
  private final InstantSource clock;
  private final Timer arrival;
  private final StopRequests stops = new StopRequests();

  InstanceStateRecorder(
      InstanceTracker tracker,
      @Any Instance<InstanceEndListener> listeners,
      Event<InstanceEnded> ends,
      Event<InstanceEvent> events,
      InstantSource clock,
      MeterRegistry meters) {
    this.tracker = tracker;
    this.listeners = listeners;
    this.ends = ends;
    this.events = events;
    this.clock = clock;
    this.arrival =
        Timer.builder("appserver.instances.arrival")
            .description("From a start here until the conversation is known to go on (Executing)")
            .register(meters);
  }

  /**
   * Records that IMS may have executed a stop. If the instance turns out to have ended by then, and
   * not long before, this is why.
   */
  public void stopped(String instanceId, EndCause cause) {
    stops.add(instanceId, cause, clock.instant());
  }

  /**
   * Records what IMS returned for an instance. Undocumented statuses change nothing.
   *
   * @param modifiedAt when it last changed at IMS: its end, if it has ended; empty counts as now
   */
  public Uni<Void> described(String instanceId, String status, Optional<Instant> modifiedAt) {
    return InstanceState.ofImsStatus(status)
        .map(state -> reached(instanceId, state, modifiedAt))
        .orElseGet(() -> Uni.createFrom().voidItem());
  }

  /**
   * Records that an instance has reached a state. Earlier states than the known one change nothing.
   *
   * @param at when it reached the state; empty counts as now
   */
  public Uni<Void> reached(String instanceId, InstanceState state, Optional<Instant> at) {
    return state == InstanceState.FINISHED
        ? ended(instanceId, at.orElseGet(clock::instant), EndCause.IMS)
        : tracker
            .advance(instanceId, state)
            .invoke(
                advanced ->
                    advanced.ifPresent(
                        instance -> advanced(instance, at.orElseGet(clock::instant))))
            .replaceWithVoid();
  }

  /**
   * Records the end of an instance that IMS does not know. Its end is unknown, so it counts as now.
   */
  public Uni<Void> unknownAtIms(String instanceId) {
    return ended(instanceId, clock.instant(), EndCause.UNKNOWN);
  }

  private Uni<Void> ended(String instanceId, Instant at, EndCause otherwise) {
    Uni<Void> recorded =
        tracker
            .advance(instanceId, InstanceState.FINISHED)
            .invoke(
                finished -> {
                  EndCause cause = stops.causeOf(instanceId, at, otherwise);
                  finished.ifPresent(instance -> fire(instance, at, cause));
                })
            .replaceWithVoid();
    for (InstanceEndListener listener : listeners) {
      recorded = recorded.chain(() -> listener.ended(instanceId, at));
    }
    return recorded;
  }

  /** An adopted instance was accepted by IMS, not here: its arrival is not timed. */
  private void advanced(TrackedInstance instance, Instant at) {
    events.fire(InstanceEvent.state(instance, at));
    if (instance.state() == InstanceState.EXECUTING && !instance.adopted()) {
      Duration taken = Duration.between(instance.startedAt(), at);
      arrival.record(taken.isNegative() ? Duration.ZERO : taken);
    }
  }

  /** IMS's clock may be ahead. */
  private void fire(TrackedInstance instance, Instant at, EndCause cause) {
    Instant now = clock.instant();
    ends.fire(new InstanceEnded(instance, at.isAfter(now) ? now : at, cause));
  }
}
