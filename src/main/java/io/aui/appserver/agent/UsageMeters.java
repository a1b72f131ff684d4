package io.aui.appserver.agent;

import io.aui.appserver.agent.catalog.WorkflowType;
import io.aui.appserver.tracking.InstanceEnded;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashMap;
import java.util.Map;

/**
 * {@code appserver.usage.minutes}: how long ended instances ran, by workflow type; {@code none} if
 * an agent was named without a type that is known here.
 */
@ApplicationScoped
class UsageMeters {
  private static final String NONE = "none";
  private static final double SECONDS_PER_MINUTE = 60;

  private final Map<String, Counter> minutes = new HashMap<>();

  UsageMeters(MeterRegistry meters) {
    minutes.put(NONE, counter(NONE, meters));
    for (WorkflowType type : WorkflowType.values()) {
      minutes.put(type.spelling(), counter(type.spelling(), meters));
    }
  }

  private static Counter counter(String type, MeterRegistry meters) {
    return Counter.builder("appserver.usage.minutes")
        .description("Minutes that ended instances ran")
        .tag("workflow_type", type)
        .register(meters);
  }

  /** Shows all types from the start. */
  void register(@Observes StartupEvent started) {}

  void ended(@Observes InstanceEnded event) {
    minutes
        .getOrDefault(event.instance().workflowType(), minutes.get(NONE))
        .increment(event.duration().toSeconds() / SECONDS_PER_MINUTE);
  }
}
