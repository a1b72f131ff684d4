package io.aui.appserver.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The timer {@code appserver.operations}: how long operations took, by operation, version and
 * outcome. All three tags are closed sets: operations are names of methods, so callers cannot add a
 * time series. A timer is created when first used and kept.
 */
@Singleton
class OperationTimers {
  private enum Outcome {
    SUCCESS,
    INVALID,
    LOGIN,
    FORBIDDEN,
    NOT_FOUND,
    CONFLICT,
    LIMITED,
    ERROR,
    IMS_FAILURE,
    UNAVAILABLE,
    TIMEOUT,
    ABORTED
  }

  private final MeterRegistry meters;
  private final Map<String, Map<ApiVersion, Map<Outcome, Timer>>> timers =
      new ConcurrentHashMap<>();

  OperationTimers(MeterRegistry meters) {
    this.meters = meters;
  }

  /**
   * Records a request that has ended. A request that called no operation is not counted.
   *
   * @param answered whether a response was sent; false if the client went away before
   */
  void record(RequestContext context, boolean answered) {
    if (context.operation().isEmpty()) {
      return;
    }
    long nanos = System.nanoTime() - context.startedNanos();
    Outcome outcome = answered ? outcome(context) : Outcome.ABORTED;
    timers
        .computeIfAbsent(context.operation().get(), this::create)
        .get(context.version())
        .get(outcome)
        .record(nanos, TimeUnit.NANOSECONDS);
  }

  private Map<ApiVersion, Map<Outcome, Timer>> create(String operation) {
    Map<ApiVersion, Map<Outcome, Timer>> byVersion = new EnumMap<>(ApiVersion.class);
    for (ApiVersion version : ApiVersion.values()) {
      Map<Outcome, Timer> byOutcome = new EnumMap<>(Outcome.class);
      for (Outcome outcome : Outcome.values()) {
        byOutcome.put(
            outcome,
            Timer.builder("appserver.operations")
                .description("Operations called by apps")
                .tag("operation", operation)
                .tag("version", version.segment())
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(meters));
      }
      byVersion.put(version, byOutcome);
    }
    return byVersion;
  }

  private static Outcome outcome(RequestContext context) {
    if (context.isLoginFailure()) {
      return Outcome.LOGIN;
    }
    return switch (context.failureStatus()) {
      case 0 -> Outcome.SUCCESS;
      case 403 -> Outcome.FORBIDDEN;
      case 404 -> Outcome.NOT_FOUND;
      case 409 -> Outcome.CONFLICT;
      case 429 -> Outcome.LIMITED;
      case 502 -> Outcome.IMS_FAILURE;
      case 503 -> Outcome.UNAVAILABLE;
      case 504 -> Outcome.TIMEOUT;
      default -> context.failureStatus() < 500 ? Outcome.INVALID : Outcome.ERROR;
    };
  }
}
