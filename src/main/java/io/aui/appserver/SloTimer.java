package io.aui.appserver;

import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/**
 * Builds timers with the buckets that service level objectives need. The buckets are few and fixed,
 * because every one of them is a time series for each combination of tags.
 */
public final class SloTimer {
  private static final Duration[] REQUEST = millis(50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000);
  private static final Duration[] OVERHEAD = millis(1, 2, 5, 10, 25, 50, 100, 250);

  private SloTimer() {}

  /** A timer of requests, from 50 ms to 10 s. */
  public static Timer.Builder ofRequests(String name) {
    return Timer.builder(name).serviceLevelObjectives(REQUEST);
  }

  /** A timer of the time that is spent in this process, from 1 ms to 250 ms. */
  public static Timer.Builder ofOverhead(String name) {
    return Timer.builder(name).serviceLevelObjectives(OVERHEAD);
  }

  private static Duration[] millis(long... each) {
    return java.util.Arrays.stream(each).mapToObj(Duration::ofMillis).toArray(Duration[]::new);
  }
}
