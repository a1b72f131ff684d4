package io.aui.appserver.limits.quota;

import io.aui.appserver.error.ApiException;
import io.aui.appserver.error.ErrorCode;
import io.aui.appserver.limits.quota.QuotaStore.Refused;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** Makes the errors for refused callers and counts them in {@code appserver.limits.refused}. */
@ApplicationScoped
public class Refusals {
  private static final Duration FROZEN_RETRY = Duration.ofSeconds(30);

  private final Map<Limit, Counter> counters = new EnumMap<>(Limit.class);
  private final Counter frozen;
  private final Quota quota;

  Refusals(Quota quota, MeterRegistry meters) {
    this.quota = quota;
    for (Limit limit : Limit.values()) {
      counters.put(limit, counter(limit.key(), meters));
    }
    frozen = counter("frozen", meters);
  }

  /** Shows all series from the start. */
  void register(@Observes StartupEvent started) {}

  private static Counter counter(String limit, MeterRegistry meters) {
    return Counter.builder("appserver.limits.refused")
        .description("Starts and requests refused, by limit")
        .tag("limit", limit)
        .register(meters);
  }

  /** The error 429 LimitExceeded, with the time until a retry may succeed. */
  public ApiException limitExceeded(Refused refused) {
    Limit limit = refused.limit();
    counters.get(limit).increment();
    return ApiException.retryable(
        ErrorCode.LIMIT_EXCEEDED,
        limit.message(quota.value(limit).orElseThrow()),
        refused.retryAfter());
  }

  /** The error 503 StartsFrozen. */
  public ApiException startsFrozen() {
    frozen.increment();
    return ApiException.retryable(
        ErrorCode.STARTS_FROZEN,
        "new starts are frozen; running agents go on. Try again later, or ask an administrator to"
            + " allow starts again (freezeStarts with frozen: false)",
        FROZEN_RETRY);
  }
}
