package io.aui.appserver.tracking;

import io.aui.appserver.redis.RedisCommands;
import io.aui.appserver.redis.StateConfig;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Creates the configured stores. */
class TrackingBeans {
  private static final Logger LOG = Logger.getLogger(TrackingBeans.class);

  @Produces
  @Singleton
  InstanceTracker tracker(
      StateConfig state,
      RedisCommands redis,
      TrackingConfig config,
      InstantSource clock,
      MeterRegistry meters,
      OwnershipRegistry registry,
      Event<InstanceDropped> dropped,
      Event<InstanceEnded> ended) {
    Consumer<TrackedInstance> forgotten =
        instance -> ended.fire(new InstanceEnded(instance, clock.instant(), EndCause.UNKNOWN));
    EvictionReporter report = new EvictionReporter(meters, config.maxInstances(), clock);
    Consumer<TrackedInstance> onDropped =
        instance -> {
          report.accept(instance);
          dropped.fire(new InstanceDropped(instance));
          if (instance.state() != InstanceState.FINISHED) {
            forgotten.accept(instance);
          }
        };
    return switch (state.store()) {
      case MEMORY ->
          new MemoryInstanceTracker(
              config.maxInstances(),
              config.maxAge(),
              clock,
              onDropped,
              forgotten,
              finished -> releaseChannel(registry, finished));
      case REDIS ->
          new RedisInstanceTracker(
              redis, config.maxInstances(), config.maxAge(), clock, onDropped, forgotten);
    };
  }

  @Produces
  @Singleton
  OwnershipRegistry registry(
      StateConfig state,
      RedisCommands redis,
      TrackingConfig config,
      InstantSource clock,
      MeterRegistry meters) {
    Counter dropped =
        Counter.builder("appserver.reservations.dropped")
            .description("Reserved names dropped because all users together hold too many")
            .register(meters);
    return switch (state.store()) {
      case MEMORY ->
          new MemoryOwnershipRegistry(
              config.maxNames(), config.maxNamesPerUser(), clock, dropped::increment);
      case REDIS ->
          new RedisOwnershipRegistry(
              redis, config.maxNames(), config.maxNamesPerUser(), clock, dropped::increment);
    };
  }

  private static void releaseChannel(OwnershipRegistry registry, TrackedInstance finished) {
    if (finished.channelId() != null) {
      registry
          .instanceEnded(finished.channelId(), finished.id())
          .subscribe()
          .with(
              done -> {},
              failure -> LOG.warnf(failure, "Failed to release channel %s", finished.channelId()));
    }
  }
}
