package io.aui.appserver.limits;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;

/** {@code appserver.limits.refused}: starts that were refused, by limit. */
@ApplicationScoped
class RefusalCounters {
  private final Map<Limit, Counter> counters = new EnumMap<>(Limit.class);
  private final Counter frozen;

  RefusalCounters(MeterRegistry meters) {
    for (Limit limit : Limit.values()) {
      counters.put(limit, counter(limit.key(), meters));
    }
    frozen = counter("frozen", meters);
  }

  private static Counter counter(String limit, MeterRegistry meters) {
    return Counter.builder("appserver.limits.refused")
        .description("Starts refused")
        .tag("limit", limit)
        .register(meters);
  }

  void count(Limit limit) {
    counters.get(limit).increment();
  }

  void countFrozen() {
    frozen.increment();
  }
}
