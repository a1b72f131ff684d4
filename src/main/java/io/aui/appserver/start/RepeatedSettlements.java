package io.aui.appserver.start;

import io.aui.appserver.limits.duration.RunningInstance;
import io.aui.appserver.limits.duration.Stops;
import io.aui.appserver.start.StartStore.Settlement;
import io.aui.appserver.tracking.TrackingConfig;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jboss.logging.Logger;

/**
 * Repeats settlements that the store did not take, one after the other, with pauses while it fails.
 * An instance that no client can use is stopped once more after its settlement: if it had ended
 * before, its end could not be recorded.
 */
@ApplicationScoped
class RepeatedSettlements {
  private static final Logger LOG = Logger.getLogger(RepeatedSettlements.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

  /** What starts hold that never happened is to be free within 10 s of the store's return. */
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(4);

  /** Each takes up to 1 KiB of the heap. */
  static final int MAX_PENDING = 4_000;

  /** More room for settlements with an instance, each of up to 3 KiB. */
  private static final int MAX_INSTANCES = 1_000;

  private final StartStore store;
  private final Stops stops;
  private final TrackingConfig tracking;
  private final InstantSource clock;
  private final Vertx vertx;
  private final Deque<Pending> pending = new ArrayDeque<>();
  private Duration pause = FIRST_PAUSE;
  private boolean busy;

  RepeatedSettlements(
      StartStore store, Stops stops, TrackingConfig tracking, InstantSource clock, Vertx vertx) {
    this.store = store;
    this.stops = stops;
    this.tracking = tracking;
    this.clock = clock;
    this.vertx = vertx;
  }

  private record Pending(Settlement settlement, Instant since) {}

  void register(@Observes StartupEvent started, MeterRegistry meters) {
    Gauge.builder("appserver.starts.unsettled", this, RepeatedSettlements::size)
        .description("Starts whose outcome the store has not taken yet")
        .register(meters);
  }

  /** What this process can no longer record. Their places are free when they expire. */
  synchronized void onStop(@Observes ShutdownEvent event) {
    for (Pending left : pending) {
      dropped(left.settlement, "this process ends");
    }
  }

  /** Repeats a settlement until the store takes it. If there are too many, it is dropped. */
  synchronized void add(Settlement settlement) {
    int room = settlement.unusable().isPresent() ? MAX_PENDING + MAX_INSTANCES : MAX_PENDING;
    if (pending.size() >= room) {
      dropped(settlement, "too many others wait");
      return;
    }
    pending.addLast(new Pending(settlement, clock.instant()));
    if (!busy) {
      busy = true;
      later();
    }
  }

  synchronized int size() {
    return pending.size();
  }

  private void later() {
    vertx.setTimer(pause.toMillis(), fired -> next());
  }

  private void next() {
    Pending first = first();
    if (first != null) {
      Uni.createFrom()
          .deferred(() -> store.settle(first.settlement))
          .subscribe()
          .with(done -> settled(first.settlement), failure -> failed(first));
    }
  }

  private synchronized Pending first() {
    busy = !pending.isEmpty();
    return pending.pollFirst();
  }

  private void settled(Settlement settlement) {
    settlement
        .unusable()
        .ifPresent(
            instance -> stops.discard(new RunningInstance(instance.id(), instance.region())));
    resetPause();
    // Not at once: the store may answer in the same call, and so would the next one.
    vertx.runOnContext(next -> next());
  }

  private synchronized void resetPause() {
    pause = FIRST_PAUSE;
  }

  /** Others go first: a settlement that the store never takes must not stop them. */
  private synchronized void failed(Pending first) {
    if (first.since.plus(tracking.maxAge()).isAfter(clock.instant())) {
      pending.addLast(first);
    } else {
      dropped(first.settlement, "the store has refused it for too long");
    }
    Duration longer = pause.multipliedBy(2);
    pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    later();
  }

  private static void dropped(Settlement settlement, String why) {
    LOG.errorf(
        "The outcome of start %s, instance %s, is not recorded: %s. What it holds is free when it"
            + " expires",
        settlement.request().ticket(),
        settlement.unusable().map(instance -> instance.id()).orElse("-"),
        why);
  }
}
