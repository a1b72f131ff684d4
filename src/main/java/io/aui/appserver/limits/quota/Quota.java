package io.aui.appserver.limits.quota;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The limits for every user and for the account.
 *
 * @param limits the limits that are set, each 1 or more; an absent one is unlimited
 * @param unknownHold how long a start counts if it is unknown whether IMS executed it
 * @param maxAge how long an instance counts if its end never becomes known
 */
public record Quota(Map<Limit, Integer> limits, Duration unknownHold, Duration maxAge) {
  /** Copies the limits. */
  public Quota {
    limits = Map.copyOf(limits);
  }

  /** The value of a limit; empty if it is not set. */
  OptionalInt value(Limit limit) {
    Integer value = limits.get(limit);
    return value == null ? OptionalInt.empty() : OptionalInt.of(value);
  }

  /** Whether a limit is set and a number has reached it. */
  boolean isReached(Limit limit, long number) {
    Integer value = limits.get(limit);
    return value != null && number >= value;
  }
}
