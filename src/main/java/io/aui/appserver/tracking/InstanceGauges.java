package io.aui.appserver.tracking;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** {@code appserver.instances}: how many instances are tracked in each state. */
@ApplicationScoped
class InstanceGauges {
  private final InstanceTracker tracker;
  private final AtomicReference<Map<InstanceState, Integer>> latest =
      new AtomicReference<>(Map.of());

  InstanceGauges(InstanceTracker tracker) {
    this.tracker = tracker;
  }

  void register(@Observes StartupEvent started, MeterRegistry meters) {
    for (InstanceState state : InstanceState.values()) {
      Gauge.builder("appserver.instances", () -> count(state))
          .description("Tracked agent instances")
          .tag("state", state.tag())
          .register(meters);
    }
  }

  /**
   * Refreshes the counts at the first state of a scrape and returns the latest known ones at once:
   * a slow store must not delay the scrape. Not a number while the store is away: 0 would read as
   * "nothing runs".
   */
  private double count(InstanceState state) {
    if (state == InstanceState.CREATED) {
      tracker.counts().subscribe().with(latest::set, failure -> latest.set(Map.of()));
    }
    Integer known = latest.get().get(state);
    return known == null ? Double.NaN : known;
  }
}
