package io.aui.appserver.limits;

import java.util.Locale;

/** The limits of a user's starts. */
enum Limit {
  CONCURRENT_INSTANCES("agent instances at a time"),
  STARTS_PER_MINUTE("starts per minute"),
  MINUTES_PER_DAY("minutes per day (UTC)");

  private final String unit;

  Limit(String unit) {
    this.unit = unit;
  }

  /** As it is spelled in the configuration. */
  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What a refused caller is told. */
  String message(int value) {
    return "the limit " + key() + " is reached: at most " + value + " " + unit + " per user";
  }
}
