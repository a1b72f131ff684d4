package io.aui.appserver.idempotency;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/** Creates the store. */
class IdempotencyBeans {
  private static final Logger LOG = Logger.getLogger(IdempotencyBeans.class);

  @Produces
  @Singleton
  IdempotencyStore store(IdempotencyConfig config, InstantSource clock, MeterRegistry meters) {
    Counter dropped =
        Counter.builder("appserver.idempotency.dropped")
            .description("Responses dropped before they expired because the store was full")
            .register(meters);
    return new MemoryIdempotencyStore(
        config.ttl(),
        config.maxMemory().asLongValue(),
        clock,
        () -> {
          dropped.increment();
          LOG.warnf(
              "Idempotency keys: stored responses take more than APPSERVER_IDEMPOTENCY_MAX_MEMORY"
                  + " (%d bytes); the oldest is dropped",
              config.maxMemory().asLongValue());
        });
  }
}
