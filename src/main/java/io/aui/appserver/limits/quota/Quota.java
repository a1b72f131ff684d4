package io.aui.appserver.limits.quota;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * The limits for every user; an absent one is unlimited.
 *
 * @param unknownHold how long a start counts if it is unknown whether IMS executed it
 * @param maxAge how long an instance counts if its end never becomes known
 */
public record Quota(
    OptionalInt concurrentInstances,
    OptionalInt startsPerMinute,
    OptionalInt minutesPerDay,
    OptionalInt requestsPerMinute,
    Duration unknownHold,
    Duration maxAge) {
  /** Whether a limit depends on which instances run. */
  boolean countsInstances() {
    return concurrentInstances.isPresent() || minutesPerDay.isPresent();
  }

  /** The value of a limit; fails if it is not set. */
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
