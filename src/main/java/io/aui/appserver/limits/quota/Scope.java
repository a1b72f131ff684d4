package io.aui.appserver.limits.quota;

/** Whose use is counted, with the limits that hold for it. */
enum Scope {
  USER(Limit.CONCURRENT_INSTANCES, Limit.STARTS_PER_MINUTE, Limit.MINUTES_PER_DAY),
  ACCOUNT(
      Limit.ACCOUNT_CONCURRENT_INSTANCES,
      Limit.ACCOUNT_STARTS_PER_MINUTE,
      Limit.ACCOUNT_MINUTES_PER_DAY);

  private final Limit concurrentInstances;
  private final Limit startsPerMinute;
  private final Limit minutesPerDay;

  Scope(Limit concurrentInstances, Limit startsPerMinute, Limit minutesPerDay) {
    this.concurrentInstances = concurrentInstances;
    this.startsPerMinute = startsPerMinute;
    this.minutesPerDay = minutesPerDay;
  }

  Limit concurrentInstances() {
    return concurrentInstances;
  }

  Limit startsPerMinute() {
    return startsPerMinute;
  }

  Limit minutesPerDay() {
    return minutesPerDay;
  }
}
