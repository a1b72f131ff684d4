package io.aui.appserver.limits.freeze;

import io.aui.appserver.http.Uncancellable;
import io.aui.appserver.limits.duration.RunningInstance;
import io.aui.appserver.limits.duration.Stops;
import io.aui.appserver.limits.reconcile.Drift;
import io.aui.appserver.tracking.EndCause;
import io.aui.appserver.tracking.InstanceTracker;
import io.aui.appserver.tracking.TrackedInstance;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Ends many instances at once and freezes new starts. To be sure that nothing runs, freeze first:
 * {@link #endAll} does not see a start that is still under way.
 */
@ApplicationScoped
public class KillSwitch {
  private static final Logger LOG = Logger.getLogger(KillSwitch.class);
  private static final int MAX_CONCURRENT = 16;

  private final InstanceTracker tracker;
  private final Stops stops;
  private final FreezeStore freeze;
  private final Drift drift;
  private final Uncancellable uncancellable;
  private final AtomicBoolean lastKnown = new AtomicBoolean();

  KillSwitch(
      InstanceTracker tracker,
      Stops stops,
      FreezeStore freeze,
      Drift drift,
      Uncancellable uncancellable) {
    this.tracker = tracker;
    this.stops = stops;
    this.freeze = freeze;
    this.drift = drift;
    this.uncancellable = uncancellable;
  }

  /**
   * How many instances were to end.
   *
   * @param stopped instances that IMS shows as ended
   * @param pending instances that IMS does not show as ended; their stop is repeated
   * @param unknown instances of the configured agents, of all users, that run at IMS but are
   *     unknown here, as of at most 10 s ago; empty if IMS does not say
   */
  public record Ended(int stopped, int pending, OptionalInt unknown) {}

  /** Ends all tracked instances that match; continues even if the caller disconnects. */
  public Uni<Ended> endAll(Predicate<TrackedInstance> selected) {
    return uncancellable.from(
        tracker
            .alive()
            .map(alive -> alive.stream().filter(selected).toList())
            .flatMap(this::endAll));
  }

  private Uni<Ended> endAll(List<TrackedInstance> targets) {
    LOG.warnf("An administrator ends %d instances", targets.size());
    return Multi.createFrom()
        .iterable(targets)
        .onItem()
        .transformToUni(
            each ->
                stops.stop(new RunningInstance(each.id(), each.region()), EndCause.ADMINISTRATOR))
        .merge(MAX_CONCURRENT)
        .filter(stopped -> stopped)
        .collect()
        .with(Collectors.counting())
        .flatMap(
            stopped ->
                drift
                    .latest()
                    .map(
                        drifted ->
                            new Ended(
                                stopped.intValue(),
                                targets.size() - stopped.intValue(),
                                unknown(drifted))));
  }

  private static OptionalInt unknown(OptionalInt drift) {
    return drift.isEmpty() ? drift : OptionalInt.of(Math.max(0, drift.getAsInt()));
  }

  /** Freezes new starts, or allows them again. */
  public Uni<Void> freezeStarts(boolean frozen) {
    LOG.warnf("An administrator has %s new starts", frozen ? "frozen" : "allowed");
    return freeze.set(frozen);
  }

  void register(@Observes StartupEvent started, MeterRegistry meters) {
    Gauge.builder("appserver.starts.frozen", this, KillSwitch::frozen)
        .description("Whether new starts are frozen: 1 or 0")
        .register(meters);
  }

  /** Returns the last known value at once: a slow store must not delay a scrape. */
  private double frozen() {
    freeze.isFrozen().subscribe().with(lastKnown::set, unknown -> {});
    return lastKnown.get() ? 1 : 0;
  }
}
