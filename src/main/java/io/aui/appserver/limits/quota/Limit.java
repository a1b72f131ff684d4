package io.aui.appserver.limits.quota;

import java.util.Locale;

/** The limits for one user. */
public enum Limit {
  CONCURRENT_INSTANCES("agent instances at a time"),
  STARTS_PER_MINUTE("starts per minute"),
  MINUTES_PER_DAY("minutes per day (UTC)"),
  REQUESTS_PER_MINUTE("requests to IMS per minute");

  private final String unit;

  Limit(String unit) {
    this.unit = unit;
  }

  /** The name of the setting: {@code concurrent-instances}. */
  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether there may be room again once ended instances are recorded. */
  public boolean dependsOnRunningInstances() {
    return this == CONCURRENT_INSTANCES || this == MINUTES_PER_DAY;
  }

  /** The message for a refused caller. */
  String message(int value) {
    return "the limit " + key() + " is reached: at most " + value + " " + unit + " per user";
  }
}
