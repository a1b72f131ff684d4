package io.aui.appserver.agent;

import io.aui.appserver.error.Check;
import io.aui.appserver.http.ApiVersion;

/**
 * How long a generated token is valid: counted in hours on v1, in seconds on v2, and in seconds by
 * IMS.
 */
final class Expiry {
  private static final long SECONDS_PER_HOUR = 3_600;
  private static final long DEFAULT_HOURS = 24;
  private static final long MAX_HOURS = 168;

  private Expiry() {}

  /**
   * The seconds that a request means by {@code expire}; 24 hours where it says nothing. Out of
   * range: 400.
   */
  static long seconds(ApiVersion version, Long expire) {
    if (expire == null) {
      return DEFAULT_HOURS * SECONDS_PER_HOUR;
    }
    return switch (version) {
      case V1 -> Check.range("expire", expire, 1, MAX_HOURS, "hours") * SECONDS_PER_HOUR;
      case V2 -> Check.range("expire", expire, 1, MAX_HOURS * SECONDS_PER_HOUR, "seconds");
    };
  }
}
