package io.aui.appserver.agent;

import io.aui.appserver.error.ApiException;
import io.aui.appserver.http.ApiVersion;

/**
 * Converts {@code expire}, the validity of a generated token: hours on v1, seconds on v2 and at
 * IMS. Older iOS and Web clients send seconds on v1 too, so a v1 value above 168 counts as seconds.
 */
final class Expiry {
  private static final long SECONDS_PER_HOUR = 3_600;
  private static final long DEFAULT_HOURS = 24;
  private static final long MAX_HOURS = 168;
  private static final long MAX_SECONDS = MAX_HOURS * SECONDS_PER_HOUR;

  private Expiry() {}

  /**
   * Returns {@code expire} in seconds, 1 to 604,800; 24 hours if it is null.
   *
   * @throws ApiException 400 {@code InvalidParameter} if it is out of range
   */
  static long seconds(ApiVersion version, Long expire) {
    if (expire == null) {
      return DEFAULT_HOURS * SECONDS_PER_HOUR;
    }
    return switch (version) {
      case V1 -> hoursOrSeconds(expire);
      case V2 -> seconds(expire);
    };
  }

  private static long seconds(long expire) {
    if (expire < 1 || expire > MAX_SECONDS) {
      throw ApiException.invalid(
          "expire", "must be from 1 to %d seconds, was %d".formatted(MAX_SECONDS, expire));
    }
    return expire;
  }

  private static long hoursOrSeconds(long expire) {
    if (expire < 1 || expire > MAX_SECONDS) {
      throw ApiException.invalid(
          "expire",
          "must be from 1 to %d hours, or from %d to %d seconds, was %d"
              .formatted(MAX_HOURS, MAX_HOURS + 1, MAX_SECONDS, expire));
    }
    return expire <= MAX_HOURS ? expire * SECONDS_PER_HOUR : expire;
  }
}
