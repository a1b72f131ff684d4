package io.aui.appserver.tracking;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Chooses the stores. */
class TrackingBeans {
  @Produces
  @Singleton
  InstanceTracker tracker(
      TrackingConfig config,
      InstantSource clock,
      MeterRegistry meters,
      Event<InstanceDropped> dropped) {
    DropReport report = new DropReport(meters, config.maxInstances(), clock);
    return switch (config.store()) {
      case MEMORY ->
          new MemoryInstanceTracker(
              config.maxInstances(),
              config.maxAge(),
              clock,
              instance -> {
                report.accept(instance);
                dropped.fire(new InstanceDropped(instance));
              });
    };
  }

  @Produces
  @Singleton
  Reservations reservations(TrackingConfig config, InstantSource clock, MeterRegistry meters) {
    Counter dropped =
        Counter.builder("appserver.reservations.dropped")
            .description("Reserved names given up because all users together hold too many")
            .register(meters);
    return switch (config.store()) {
      case MEMORY ->
          new MemoryReservations(
              config.maxNames(), config.maxNamesPerUser(), clock, dropped::increment);
    };
  }
}
