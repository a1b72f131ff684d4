package io.aui.appserver.limits;

import io.aui.appserver.tracking.InstanceDropped;
import io.aui.appserver.tracking.InstanceTracker;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Sets the leash up with the server's own clock and timer. */
class LeashBeans {
  @Produces
  @Singleton
  Leash leash(
      LimitsConfig config,
      InstanceTracker tracker,
      LeashActions actions,
      InstantSource clock,
      Vertx vertx,
      MeterRegistry meters) {
    LeashRules rules =
        new LeashRules(
            config.maxDuration(), config.farewell(), config.farewellBefore(), config.interval());
    Ticker ticker = (interval, task) -> vertx.setPeriodic(interval.toMillis(), timer -> task.run());
    Leash leash = new Leash(rules, tracker, actions, clock, ticker);
    Gauge.builder("appserver.leash.stopping", leash, Leash::stopping)
        .description("Instances that have to end and may still run")
        .register(meters);
    return leash;
  }

  void start(@Observes StartupEvent started, Leash leash) {
    leash.start();
  }

  void dropped(@Observes InstanceDropped event, Leash leash) {
    leash.dropped(event.instance());
  }
}
