package io.aui.appserver.limits.duration;

import io.aui.appserver.config.CommandLine;
import io.aui.appserver.limits.LimitsConfig;
import io.aui.appserver.redis.RedisCommands;
import io.aui.appserver.redis.StateConfig;
import io.aui.appserver.tracking.InstanceDropped;
import io.aui.appserver.tracking.InstanceTracker;
import io.aui.appserver.tracking.TrackingConfig;
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
  DurationPolicy policy(LimitsConfig config) {
    return new DurationPolicy(
        config.maxDuration(), config.farewell(), config.farewellBefore(), config.interval());
  }

  @Produces
  @Singleton
  DurationLease lease(
      StateConfig state,
      RedisCommands redis,
      DurationPolicy policy,
      TrackingConfig tracking,
      InstantSource clock) {
    return switch (state.store()) {
      case MEMORY -> new MemoryDurationLease();
      case REDIS -> new RedisDurationLease(redis, policy, tracking.maxAge(), clock);
    };
  }

  @Produces
  @Singleton
  Ticker ticker(Vertx vertx) {
    return (interval, task) -> {
      // A command must not stop instances or reconcile beside a server that runs.
      if (!CommandLine.isActive()) {
        vertx.setPeriodic(interval.toMillis(), timer -> task.run());
      }
    };
  }

  @Produces
  @Singleton
  DurationLimiter durationLimiter(
      DurationPolicy policy,
      InstanceTracker tracker,
      DurationLease lease,
      DurationActions actions,
      InstantSource clock,
      Ticker ticker,
      MeterRegistry meters) {
    DurationLimiter durationLimiter =
        new DurationLimiter(policy, tracker, lease, actions, clock, ticker);
    Gauge.builder("appserver.duration_limit.stopping", durationLimiter, DurationLimiter::stopping)
        .description("Instances that have to end and may still run")
        .register(meters);
    Gauge.builder("appserver.lease", durationLimiter, limiter -> limiter.holdsLease() ? 1 : 0)
        .description("Whether this replica is the one that does this for all")
        .tag("name", "duration")
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
