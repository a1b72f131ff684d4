package io.aui.appserver.idempotency;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** The counter {@code appserver.idempotency}: requests with a key, by outcome. */
@ApplicationScoped
public class IdempotencyCounters {
  /** The values of the tag {@code outcome}. */
  public enum Outcome {
    /** Executed. */
    FIRST,
    /** Got the stored response of an earlier request. */
    REPLAYED,
    /** Waited for a running request and got its response. */
    WAITED,
    /** Refused: the key was used for another request. */
    CONFLICT
  }

  private final Map<Outcome, Counter> counters = new EnumMap<>(Outcome.class);

  IdempotencyCounters(MeterRegistry meters) {
    for (Outcome outcome : Outcome.values()) {
      counters.put(
          outcome,
          Counter.builder("appserver.idempotency")
              .description("Requests with an idempotency key")
              .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
              .register(meters));
    }
  }

  /** Shows all series from the start. */
  void register(@Observes StartupEvent started) {}

  /** Counts a request. */
  public void count(Outcome outcome) {
    counters.get(outcome).increment();
  }
}
