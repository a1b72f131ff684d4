package io.aui.appserver.idempotency;

import io.aui.appserver.LogLimit;
import io.aui.appserver.http.HttpConfig;
import io.aui.appserver.redis.RedisCommands;
import io.aui.appserver.redis.StateConfig;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/** Creates the store. */
class IdempotencyBeans {
  private static final Logger LOG = Logger.getLogger(IdempotencyBeans.class);

  /** What replicas' clocks may differ by, and a settlement may take. */
  private static final Duration TOLERATED = Duration.ofSeconds(5);

  @Produces
  @Singleton
  IdempotencyStore store(
      IdempotencyConfig config,
      HttpConfig http,
      StateConfig state,
      RedisCommands redis,
      Vertx vertx,
      InstantSource clock,
      MeterRegistry meters) {
    Counter dropped =
        Counter.builder("appserver.idempotency.dropped")
            .description("Responses dropped before they expired because the store was full")
            .register(meters);
    long maxBytes = config.maxMemory().asLongValue();
    LogLimit warnings = new LogLimit(clock);
    Runnable onDropped =
        () -> {
          dropped.increment();
          if (warnings.permits()) {
            LOG.warnf(
                "Idempotency keys: stored responses take more than"
                    + " APPSERVER_IDEMPOTENCY_MAX_MEMORY (%d bytes); the oldest are dropped",
                maxBytes);
          }
        };
    return switch (state.store()) {
      case MEMORY -> new MemoryIdempotencyStore(config.ttl(), maxBytes, clock, onDropped);
      case REDIS ->
          new RedisIdempotencyStore(
              redis, vertx, config.ttl(), maxBytes, longestRun(http), clock, onDropped);
    };
  }

  /**
   * At the deadline of its request, every run has a response. One without belonged to a replica
   * that has died.
   */
  private static Duration longestRun(HttpConfig http) {
    return http.requestTimeout().plus(TOLERATED);
  }
}
