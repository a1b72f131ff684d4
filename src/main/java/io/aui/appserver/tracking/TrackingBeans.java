package io.aui.appserver.tracking;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/** Chooses the tracker. */
class TrackingBeans {
  private static final Logger LOG = Logger.getLogger(TrackingBeans.class);

  @Produces
  @Singleton
  InstanceTracker tracker(TrackingConfig config, InstantSource clock, MeterRegistry meters) {
    Counter dropped =
        Counter.builder("appserver.tracking.dropped")
            .description("Instances forgotten because the tracker was full")
            .register(meters);
    return switch (config.store()) {
      case MEMORY ->
          new MemoryInstanceTracker(
              config.maxInstances(),
              config.maxAge(),
              clock,
              instance -> {
                dropped.increment();
                LOG.warnf(
                    "The tracker is full (%d): instance %s is forgotten",
                    config.maxInstances(), instance.id());
              });
    };
  }
}
