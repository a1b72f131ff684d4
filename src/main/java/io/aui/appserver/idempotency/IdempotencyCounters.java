package io.aui.appserver.idempotency;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** {@code appserver.idempotency}: what became of the requests that carried a key. */
@ApplicationScoped
class IdempotencyCounters {
  /** The tag's values. */
  enum Outcome {
    /** Executed. */
    FIRST,
    /** Answered with what an earlier one got. */
    REPLAYED,
    /** Answered with what one under way got. */
    WAITED,
    /** Refused: the key was another's. */
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

  void count(Outcome outcome) {
    counters.get(outcome).increment();
  }
}
