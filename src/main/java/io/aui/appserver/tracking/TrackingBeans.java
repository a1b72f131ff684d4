package io.aui.appserver.tracking;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Chooses the tracker. */
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
}
