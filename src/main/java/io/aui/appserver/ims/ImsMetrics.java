package io.aui.appserver.ims;

import io.aui.appserver.SloTimer;
import io.aui.appserver.ims.failure.ImsException;
import io.aui.appserver.ims.failure.ImsException.Kind;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The metric {@code appserver.ims.calls}: the time of calls to IMS and STS, by action, region and
 * outcome. All tags are closed sets: actions are constants, regions are configured. A timer is
 * created when first used and kept.
 */
final class ImsMetrics {
  /** The region of calls to STS, which has one address for all. */
  static final String NO_REGION = "none";

  private record Key(String action, String region, String outcome) {}

  private final Map<Key, Timer> timers = new ConcurrentHashMap<>();
  private final MeterRegistry meters;

  ImsMetrics(MeterRegistry meters) {
    this.meters = meters;
  }

  /**
   * Records one call.
   *
   * @param action from {@link ImsAction}
   * @param region a configured region, or {@link #NO_REGION}
   * @param failure null for a success
   */
  void record(String action, String region, ImsException failure, long nanos) {
    String outcome = failure == null ? "success" : outcome(failure.kind());
    timers
        .computeIfAbsent(new Key(action, region, outcome), this::create)
        .record(nanos, TimeUnit.NANOSECONDS);
  }

  private Timer create(Key key) {
    return SloTimer.ofRequests("appserver.ims.calls")
        .description("Calls to IMS")
        .tag("action", key.action)
        .tag("region", key.region)
        .tag("outcome", key.outcome)
        .register(meters);
  }

  private static String outcome(Kind kind) {
    return switch (kind) {
      case REJECTED, DENIED, NOT_FOUND -> "refused";
      case THROTTLED -> "throttled";
      case BAD_CREDENTIALS -> "credentials";
      case UNAVAILABLE -> "unavailable";
      case TIMED_OUT -> "timeout";
      case NOT_SENT -> "not_sent";
      case INVALID_RESPONSE -> "invalid_response";
    };
  }
}
