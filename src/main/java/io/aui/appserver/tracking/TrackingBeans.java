package io.aui.appserver.tracking;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Chooses the stores. */
class TrackingBeans {
  @Produces
  @Singleton
  InstanceTracker tracker(TrackingConfig config, InstantSource clock, MeterRegistry meters) {
    return switch (config.store()) {
      case MEMORY ->
          new MemoryInstanceTracker(
              config.maxInstances(),
              config.maxAge(),
              clock,
              new DropReport(meters, config.maxInstances(), clock));
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
