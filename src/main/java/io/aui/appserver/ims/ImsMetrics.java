package io.aui.appserver.ims;

import io.aui.appserver.ims.ImsException.Kind;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The metric {@code appserver.ims.calls}: the time of calls to IMS, by action and outcome. All
 * timers are created once.
 */
final class ImsMetrics {
  private record ActionTimers(Timer success, Map<Kind, Timer> failures) {}

  private final Map<String, ActionTimers> timers = new HashMap<>();

  ImsMetrics(MeterRegistry meters) {
    for (String action : ImsAction.ALL) {
      Map<Kind, Timer> failures = new EnumMap<>(Kind.class);
      for (Kind kind : Kind.values()) {
        failures.put(kind, timer(action, outcome(kind), meters));
      }
      timers.put(action, new ActionTimers(timer(action, "success", meters), failures));
    }
  }

  /**
   * Records one call.
   *
   * @param action one of {@link ImsAction#ALL}
   * @param failure null for a success
   */
  void record(String action, ImsException failure, long nanos) {
    ActionTimers ofAction = timers.get(action);
    Timer timer = failure == null ? ofAction.success : ofAction.failures.get(failure.kind());
    timer.record(nanos, TimeUnit.NANOSECONDS);
  }

  private static Timer timer(String action, String outcome, MeterRegistry meters) {
    return Timer.builder("appserver.ims.calls")
        .description("Calls to IMS")
        .tag("action", action)
        .tag("outcome", outcome)
        .register(meters);
  }

  private static String outcome(Kind kind) {
    return switch (kind) {
      case REJECTED, DENIED, NOT_FOUND -> "refused";
      case THROTTLED -> "throttled";
      case BAD_CREDENTIALS -> "credentials";
      case UNAVAILABLE -> "unavailable";
      case TIMED_OUT -> "timeout";
      case INVALID_RESPONSE -> "invalid_response";
    };
  }
}
