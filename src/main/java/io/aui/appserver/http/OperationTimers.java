package io.aui.appserver.http;

import io.aui.appserver.SloTimer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The timer {@code appserver.operations}: how long operations took, by operation, version and
 * outcome; and the timer {@code appserver.overhead}: how much of that was not spent waiting for
 * IMS. All tags are closed sets: operations are names of methods, so callers cannot add a time
 * series. A timer is created when first used and kept.
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

  private record Key(String operation, ApiVersion version, Outcome outcome) {}

  private final MeterRegistry meters;
  private final Timer overhead;
  private final Map<Key, Timer> timers = new ConcurrentHashMap<>();

  OperationTimers(MeterRegistry meters) {
    this.meters = meters;
    this.overhead =
        SloTimer.ofOverhead("appserver.overhead")
            .description("Time of operations without the calls to IMS")
            .register(meters);
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
    long now = System.nanoTime();
    long nanos = now - context.startedNanos();
    Outcome outcome = answered ? outcome(context) : Outcome.ABORTED;
    timers
        .computeIfAbsent(
            new Key(context.operation().get(), context.version(), outcome), this::create)
        .record(nanos, TimeUnit.NANOSECONDS);
    overhead.record(nanos - context.lifetime().imsNanos(now), TimeUnit.NANOSECONDS);
  }

  private Timer create(Key key) {
    return SloTimer.ofRequests("appserver.operations")
        .description("Operations called by apps")
        .tag("operation", key.operation)
        .tag("version", key.version.segment())
        .tag("outcome", key.outcome.name().toLowerCase(Locale.ROOT))
        .register(meters);
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
