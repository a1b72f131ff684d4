package io.aui.appserver.limits.duration;

import java.time.Duration;
import java.util.Optional;

/**
 * How long instances may run.
 *
 * @param maxDuration when they are stopped; empty for never
 * @param farewell what the agent says before, if anything
 * @param farewellBefore how long before
 * @param interval how often that is looked at
 */
record DurationPolicy(
    Optional<Duration> maxDuration,
    Optional<String> farewell,
    Duration farewellBefore,
    Duration interval) {
  /** The age from which on an instance is of interest; empty for never. */
  Optional<Duration> firstInterest() {
    return maxDuration.map(
        longest -> {
          Duration first = farewell.isPresent() ? longest.minus(farewellBefore) : longest;
          return first.isNegative() ? Duration.ZERO : first;
        });
  }
}
