package io.aui.appserver.limits.quota;

import java.util.Locale;

/** The limits: those for one user, and those for the account, which all users share. */
public enum Limit {
  CONCURRENT_INSTANCES("agent instances at a time"),
  STARTS_PER_MINUTE("starts per minute"),
  MINUTES_PER_DAY("minutes per day (UTC)"),
  REQUESTS_PER_MINUTE("requests to IMS per minute"),
  ACCOUNT_CONCURRENT_INSTANCES(CONCURRENT_INSTANCES),
  ACCOUNT_STARTS_PER_MINUTE(STARTS_PER_MINUTE),
  ACCOUNT_MINUTES_PER_DAY(MINUTES_PER_DAY);

  private final String name;
  private final String unit;
  private final boolean forAccount;

  Limit(String unit) {
    this.name = name().toLowerCase(Locale.ROOT).replace('_', '-');
    this.unit = unit;
    this.forAccount = false;
  }

  Limit(Limit forUser) {
    this.name = forUser.name;
    this.unit = forUser.unit;
    this.forAccount = true;
  }

  /**
   * The name of the setting: {@code concurrent-instances}, {@code account.concurrent-instances}.
   */
  String key() {
    return forAccount ? "account." + name : name;
  }

  /** Whether all users share it. */
  boolean isForAccount() {
    return forAccount;
  }

  /** Whether there may be room again once ended instances are recorded. */
  public boolean dependsOnRunningInstances() {
    return switch (this) {
      case CONCURRENT_INSTANCES,
          MINUTES_PER_DAY,
          ACCOUNT_CONCURRENT_INSTANCES,
          ACCOUNT_MINUTES_PER_DAY ->
          true;
      case STARTS_PER_MINUTE, REQUESTS_PER_MINUTE, ACCOUNT_STARTS_PER_MINUTE -> false;
    };
  }

  /** The message for a refused caller. It reveals nothing about other users. */
  String message(int value) {
    return (forAccount ? "the account's limit " : "the limit ")
        + name
        + " is reached: at most "
        + value
        + " "
        + unit
        + (forAccount ? " for all users together" : " per user");
  }
}
