package io.aui.appserver.limits.quota;

import io.aui.appserver.limits.quota.QuotaStore.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** The starts, running instances and requests of one user. Not safe for concurrent use. */
final class UserUsage extends UsageCounter {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** Most heap that a user takes, with an id of 64 characters (MemoryQuotaStoreTest). */
  static final int BYTES_OF_USER = 600;

  /**
   * When all requests so far would have been made at the allowed rate: a token bucket in one number
   * (generic cell rate algorithm).
   */
  private Instant requestsPaidUntil = Instant.EPOCH;

  /** The usage of a user who has not used anything yet. */
  UserUsage(Quota quota) {
    super(quota, Scope.USER);
  }

  /** Counts a request, or returns the limit that is reached. */
  Optional<Refused> request(Instant now) {
    OptionalInt allowed = quota.value(Limit.REQUESTS_PER_MINUTE);
    if (allowed.isEmpty()) {
      return Optional.empty();
    }
    Instant begin = requestsPaidUntil.isAfter(now) ? requestsPaidUntil : now;
    Instant paid = begin.plus(MINUTE.dividedBy(allowed.getAsInt()));
    Duration ahead = Duration.between(now, paid);
    if (ahead.compareTo(MINUTE) > 0) {
      return Optional.of(new Refused(Limit.REQUESTS_PER_MINUTE, ahead.minus(MINUTE)));
    }
    requestsPaidUntil = paid;
    return Optional.empty();
  }

  @Override
  boolean isIdle(long now) {
    return super.isIdle(now) && requestsPaidUntil.toEpochMilli() <= now;
  }

  @Override
  long bytes() {
    return BYTES_OF_USER + super.bytes();
  }
}
