package io.aui.appserver.limits.quota;

import java.util.Locale;

/** The limits of what a user may use. */
enum Limit {
  CONCURRENT_INSTANCES("agent instances at a time"),
  STARTS_PER_MINUTE("starts per minute"),
  MINUTES_PER_DAY("minutes per day (UTC)"),
  REQUESTS_PER_MINUTE("requests to IMS per minute");

  private final String unit;

  Limit(String unit) {
    this.unit = unit;
  }

  /** As it is spelled in the configuration. */
  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether it is reached no more when instances turn out to have ended. */
  boolean isAboutInstances() {
    return this == CONCURRENT_INSTANCES || this == MINUTES_PER_DAY;
  }

  /** What a refused caller is told. */
  String message(int value) {
    return "the limit " + key() + " is reached: at most " + value + " " + unit + " per user";
  }
}
