package io.aui.appserver.agent.metrics;

import io.aui.appserver.agent.catalog.WorkflowType;
import io.aui.appserver.tracking.InstanceEnded;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * {@code appserver.usage.minutes}: how long ended instances ran, by workflow type; {@code none} if
 * an agent was named without a type that is known here.
 */
@ApplicationScoped
class UsageMeters {
  private static final String NONE = "none";

  /** The values of the tag {@code workflow_type}. */
  static final List<String> TYPES =
      Stream.concat(
              Arrays.stream(WorkflowType.values()).map(WorkflowType::spelling), Stream.of(NONE))
          .toList();

  private static final double SECONDS_PER_MINUTE = 60;

  private final Map<String, Counter> minutes = new HashMap<>();

  UsageMeters(MeterRegistry meters) {
    TYPES.forEach(type -> minutes.put(type, counter(type, meters)));
  }

  /** The tag of an instance's workflow type, which may be null. */
  static String type(String workflowType) {
    return workflowType != null && TYPES.contains(workflowType) ? workflowType : NONE;
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
        .get(type(event.instance().workflowType()))
        .increment(event.duration().toSeconds() / SECONDS_PER_MINUTE);
  }
}
