package io.aui.appserver.agent.metrics;

import io.aui.appserver.tracking.InstanceState;
import io.aui.appserver.tracking.InstanceTracker;
import io.aui.appserver.tracking.TrackedInstance;
import io.aui.appserver.tracking.TrackingConfig;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * {@code appserver.instances.running}: instances that have not finished, by state and workflow
 * type; {@code overdue} are those created ones whose conversation should go on by now. All of them
 * have to be read, so this is done once a minute, and only if somebody scrapes. A scrape shows what
 * was read last, so that a slow store does not delay it; NaN if it could not be read.
 */
@ApplicationScoped
class RunningInstances {
  private static final Duration VALIDITY = Duration.ofMinutes(1);
  private static final String OVERDUE = "overdue";
  private static final List<String> STATES =
      List.of(InstanceState.CREATED.tag(), OVERDUE, InstanceState.EXECUTING.tag());

  private record Kind(String state, String type) {}

  private final Supplier<Uni<List<TrackedInstance>>> alive;
  private final Duration arrivalTimeout;
  private final InstantSource clock;

  /** Empty if it could not be read. */
  private volatile Optional<Map<Kind, Long>> latest = Optional.of(Map.of());

  private volatile Instant readAt = Instant.MIN;

  @Inject
  RunningInstances(InstanceTracker tracker, TrackingConfig config, InstantSource clock) {
    this(tracker::alive, config.arrivalTimeout(), clock);
  }

  RunningInstances(
      Supplier<Uni<List<TrackedInstance>>> alive, Duration arrivalTimeout, InstantSource clock) {
    this.alive = alive;
    this.arrivalTimeout = arrivalTimeout;
    this.clock = clock;
  }

  void register(@Observes StartupEvent started, MeterRegistry meters) {
    for (String state : STATES) {
      for (String type : UsageMeters.TYPES) {
        Kind kind = new Kind(state, type);
        Gauge.builder("appserver.instances.running", () -> count(kind))
            .description("Agent instances that have not finished")
            .tag("state", state)
            .tag("workflow_type", type)
            .register(meters);
      }
    }
  }

  private double count(Kind kind) {
    Instant now = clock.instant();
    if (!now.isBefore(readAt.plus(VALIDITY))) {
      readAt = now;
      alive.get().subscribe().with(this::read, failure -> latest = Optional.empty());
    }
    return latest.map(known -> (double) known.getOrDefault(kind, 0L)).orElse(Double.NaN);
  }

  private Kind kind(TrackedInstance instance) {
    boolean overdue = instance.isOverdue(clock.instant(), arrivalTimeout);
    return new Kind(
        overdue ? OVERDUE : instance.state().tag(), UsageMeters.type(instance.workflowType()));
  }

  private void read(List<TrackedInstance> running) {
    latest =
        Optional.of(
            running.stream().collect(Collectors.groupingBy(this::kind, Collectors.counting())));
  }
}
