package io.aui.appserver.limits.freeze;

import io.aui.appserver.http.Uncancellable;
import io.aui.appserver.limits.duration.RunningInstance;
import io.aui.appserver.limits.duration.Stops;
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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Ends many instances at once, and freezes new starts. Whoever must be sure that nothing runs
 * freezes first: a start that is under way meanwhile is not seen here.
 */
@ApplicationScoped
public class KillSwitch {
  private static final Logger LOG = Logger.getLogger(KillSwitch.class);
  private static final int AT_A_TIME = 16;

  private final InstanceTracker tracker;
  private final Stops stops;
  private final FreezeStore freeze;
  private final Uncancellable uncancellable;
  private final AtomicBoolean lastSeen = new AtomicBoolean();

  KillSwitch(
      InstanceTracker tracker, Stops stops, FreezeStore freeze, Uncancellable uncancellable) {
    this.tracker = tracker;
    this.stops = stops;
    this.freeze = freeze;
    this.uncancellable = uncancellable;
  }

  /**
   * What became of the instances that were to end.
   *
   * @param stopped those that IMS shows to be over
   * @param pending those that IMS does not; they are stopped again until it does
   */
  public record Ended(int stopped, int pending) {}

  /** Ends all tracked instances of a kind, to the end even if the caller goes away. */
  public Uni<Ended> endAll(Predicate<TrackedInstance> which) {
    return uncancellable.from(
        tracker.alive().map(alive -> alive.stream().filter(which).toList()).flatMap(this::endAll));
  }

  private Uni<Ended> endAll(List<TrackedInstance> condemned) {
    LOG.warnf("An administrator ends %d instances", condemned.size());
    return Multi.createFrom()
        .iterable(condemned)
        .onItem()
        .transformToUni(each -> stops.stop(new RunningInstance(each.id(), each.region())))
        .merge(AT_A_TIME)
        .filter(stopped -> stopped)
        .collect()
        .with(Collectors.counting())
        .map(stopped -> new Ended(stopped.intValue(), condemned.size() - stopped.intValue()));
  }

  /** Freezes or thaws new starts. */
  public Uni<Void> freezeStarts(boolean frozen) {
    LOG.warnf("An administrator has %s new starts", frozen ? "frozen" : "allowed");
    return freeze.set(frozen);
  }

  void register(@Observes StartupEvent started, MeterRegistry meters) {
    Gauge.builder("appserver.starts.frozen", this, KillSwitch::frozen)
        .description("Whether new starts are frozen: 1 or 0")
        .register(meters);
  }

  /** Tells what is known by the time of a scrape; a store far away must not hold it up. */
  private double frozen() {
    freeze.isFrozen().subscribe().with(lastSeen::set, failure -> lastSeen.set(false));
    return lastSeen.get() ? 1 : 0;
  }
}
