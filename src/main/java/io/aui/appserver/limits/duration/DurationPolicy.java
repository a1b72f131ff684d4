package io.aui.appserver.limits.duration;

import java.time.Duration;
import java.util.Optional;

/**
 * How long instances may run, and what happens at the end.
 *
 * @param maxDuration the age at which they are stopped; empty if there is no limit
 * @param farewell what the agent says before the stop; empty for nothing
 * @param farewellBefore how long before the stop it says so
 * @param interval how often the ages are checked
 */
record DurationPolicy(
    Optional<Duration> maxDuration,
    Optional<String> farewell,
    Duration farewellBefore,
    Duration interval) {
  /**
   * The age at which the first step is due: the farewell or the stop. Empty if there is no limit.
   */
  Optional<Duration> firstStepAfter() {
    return maxDuration.map(
        longest -> {
          Duration first = farewell.isPresent() ? longest.minus(farewellBefore) : longest;
          return first.isNegative() ? Duration.ZERO : first;
        });
  }
}
