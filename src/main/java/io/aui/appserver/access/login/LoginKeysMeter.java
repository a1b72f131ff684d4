package io.aui.appserver.access.login;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;

/** The gauge {@code appserver.login.keys.age}. */
@Singleton
class LoginKeysMeter {
  void register(
      @Observes StartupEvent started,
      Authenticator authenticator,
      InstantSource clock,
      MeterRegistry meters) {
    Gauge.builder("appserver.login.keys.age", authenticator, each -> age(each, clock))
        .description("Time since the login keys were fetched; NaN if they never are")
        .baseUnit("seconds")
        .register(meters);
  }

  private static double age(Authenticator authenticator, InstantSource clock) {
    return authenticator
        .keys()
        .flatMap(KeySource::fetchedAt)
        .map(at -> Duration.between(at, clock.instant()).toMillis() / 1000.0)
        .orElse(Double.NaN);
  }
}
