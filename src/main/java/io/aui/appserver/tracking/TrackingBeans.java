package io.aui.appserver.tracking;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/** Chooses the stores. */
class TrackingBeans {
  private static final Logger LOG = Logger.getLogger(TrackingBeans.class);

  @Produces
  @Singleton
  InstanceTracker tracker(
      TrackingConfig config,
      InstantSource clock,
      MeterRegistry meters,
      Reservations reservations,
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
              },
              finished -> giveUpChannel(reservations, finished));
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

  private static void giveUpChannel(Reservations reservations, TrackedInstance finished) {
    if (finished.channelId() != null) {
      reservations
          .instanceEnded(finished.channelId(), finished.id())
          .subscribe()
          .with(
              done -> {},
              failure -> LOG.warnf(failure, "Channel %s cannot be given up", finished.channelId()));
    }
  }
}
