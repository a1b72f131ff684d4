package io.aui.appserver;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Permits one log line per minute, so that what happens for every request does not fill the log. A
 * counter beside it shows how often it happened. Safe for concurrent use.
 */
public final class LogLimit {
  private static final Duration QUIET = Duration.ofMinutes(1);

  private final InstantSource clock;
  private final AtomicReference<Instant> latest = new AtomicReference<>(Instant.MIN);

  public LogLimit(InstantSource clock) {
    this.clock = clock;
  }

  /** Whether the line may be written now; if so, the next one may be written in a minute. */
  public boolean permits() {
    Instant now = clock.instant();
    Instant last = latest.get();
    return now.minus(QUIET).isAfter(last) && latest.compareAndSet(last, now);
  }
}
