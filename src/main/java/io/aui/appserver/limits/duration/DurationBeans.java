package io.aui.appserver.limits.duration;

import io.aui.appserver.limits.LimitsConfig;
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

/** Sets up the duration limiter with the server's clock and timer. */
class DurationBeans {
  @Produces
  @Singleton
  DurationLimiter durationLimiter(
      LimitsConfig config,
      InstanceTracker tracker,
      DurationActions actions,
      InstantSource clock,
      Vertx vertx,
      MeterRegistry meters) {
    DurationPolicy policy =
        new DurationPolicy(
            config.maxDuration(), config.farewell(), config.farewellBefore(), config.interval());
    Ticker ticker = (interval, task) -> vertx.setPeriodic(interval.toMillis(), timer -> task.run());
    DurationLimiter durationLimiter = new DurationLimiter(policy, tracker, actions, clock, ticker);
    Gauge.builder("appserver.duration_limit.stopping", durationLimiter, DurationLimiter::stopping)
        .description("Instances that have to end and may still run")
        .register(meters);
    return durationLimiter;
  }

  void start(@Observes StartupEvent started, DurationLimiter durationLimiter) {
    durationLimiter.start();
  }

  void dropped(@Observes InstanceDropped event, DurationLimiter durationLimiter) {
    durationLimiter.dropped(event.instance());
  }
}
