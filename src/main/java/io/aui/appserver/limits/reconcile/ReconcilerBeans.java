package io.aui.appserver.limits.reconcile;

import io.aui.appserver.limits.LimitsConfig;
import io.aui.appserver.limits.duration.LeaseHolder;
import io.aui.appserver.limits.duration.Ticker;
import io.aui.appserver.limits.quota.StaleInstanceReconciler;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Sets up the reconciler. */
class ReconcilerBeans {
  /** Instances asked about in a run; IMS's own limit of requests is not documented. */
  private static final int MOST = 100;

  @Produces
  @Singleton
  Reconciler reconciler(StaleInstanceReconciler stale, Drift drift, LeaseHolder lease) {
    return new Reconciler(() -> stale.reconcileAccount(MOST), drift::latest, lease);
  }

  void start(
      @Observes StartupEvent started,
      Reconciler reconciler,
      LimitsConfig limits,
      Ticker ticker,
      MeterRegistry meters) {
    Gauge.builder("appserver.drift", reconciler, ReconcilerBeans::drift)
        .description(
            "Instances of the configured agents that run at IMS, less those known here; NaN on"
                + " replicas that do not compare")
        .register(meters);
    reconciler.start(limits.reconcileInterval(), ticker);
  }

  private static double drift(Reconciler reconciler) {
    return reconciler.drift().isPresent() ? reconciler.drift().getAsInt() : Double.NaN;
  }
}
