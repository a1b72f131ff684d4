package io.aui.appserver.limits.reconcile;

import io.aui.appserver.limits.duration.LeaseHolder;
import io.aui.appserver.limits.duration.Ticker;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Periodically asks IMS about instances that count as running, so that those end here that have
 * ended there without a word, and keeps the latest {@link Drift}. Of several replicas, the holder
 * of the lease does this for all. A run that lasts longer than the interval is not overtaken.
 */
final class Reconciler {
  private final Supplier<Uni<Void>> endStale;
  private final Supplier<Uni<OptionalInt>> compare;
  private final LeaseHolder lease;
  private final AtomicBoolean running = new AtomicBoolean();
  private volatile OptionalInt drift = OptionalInt.empty();

  /**
   * Creates a reconciler that does nothing until {@link #start}.
   *
   * @param endStale asks about the next instances and records those that have ended
   * @param compare the drift after that
   */
  Reconciler(Supplier<Uni<Void>> endStale, Supplier<Uni<OptionalInt>> compare, LeaseHolder lease) {
    this.endStale = endStale;
    this.compare = compare;
    this.lease = lease;
  }

  void start(Duration interval, Ticker ticker) {
    ticker.every(interval, this::run);
  }

  /** The latest drift; empty if it is unknown, or another replica's to know. */
  OptionalInt drift() {
    return drift;
  }

  private void run() {
    if (!lease.holdsLease()) {
      drift = OptionalInt.empty();
      return;
    }
    if (!running.compareAndSet(false, true)) {
      return;
    }
    endStale
        .get()
        .onFailure()
        .recoverWithNull() // The shared state is away; readiness shows it.
        .chain(compare::get)
        .onTermination()
        .invoke(() -> running.set(false))
        .subscribe()
        .with(latest -> drift = latest, failure -> drift = OptionalInt.empty());
  }
}
