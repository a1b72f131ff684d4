package io.aui.appserver.limits.quota;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * What every user may use; absent is unlimited.
 *
 * @param unknownHold how long a start counts of which nobody knows whether it was executed
 * @param maxAge how long an instance counts of which nobody hears any more
 */
record Quota(
    OptionalInt concurrentInstances,
    OptionalInt startsPerMinute,
    OptionalInt minutesPerDay,
    OptionalInt requestsPerMinute,
    Duration unknownHold,
    Duration maxAge) {
  /** Whether there is nothing to count. */
  boolean isUnlimited() {
    return startsPerMinute.isEmpty() && requestsPerMinute.isEmpty() && !countsInstances();
  }

  /** Whether it has to be known which instances run. */
  boolean countsInstances() {
    return concurrentInstances.isPresent() || minutesPerDay.isPresent();
  }

  /** The value of a limit that is set. */
  int value(Limit limit) {
    return (switch (limit) {
          case CONCURRENT_INSTANCES -> concurrentInstances;
          case STARTS_PER_MINUTE -> startsPerMinute;
          case MINUTES_PER_DAY -> minutesPerDay;
          case REQUESTS_PER_MINUTE -> requestsPerMinute;
        })
        .orElseThrow();
  }
}
