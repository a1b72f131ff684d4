package io.aui.appserver.limits.quota;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.OptionalInt;

/** Reports what users and the account have used today, beside what they may use. */
@Singleton
public class UsageReports {
  private final Quota quota;
  private final QuotaStore quotas;

  UsageReports(Quota quota, QuotaStore quotas) {
    this.quota = quota;
    this.quotas = quotas;
  }

  /**
   * The use of one day (UTC).
   *
   * @param minutes whole minutes that instances have run
   * @param starts starts, except those that IMS definitely did not execute
   * @param concurrent instances that run now, and starts under way
   * @param resetAt when the next day begins
   */
  public record Report(
      long minutes,
      OptionalInt minutesPerDay,
      int starts,
      OptionalInt startsPerMinute,
      int concurrent,
      OptionalInt concurrentInstances,
      Instant resetAt) {}

  /** The use of a user. */
  public Uni<Report> ofUser(String userId) {
    return quotas.usage(userId).map(usage -> report(usage, Scope.USER));
  }

  /** The use of all users together. */
  public Uni<Report> ofAccount() {
    return quotas.usageOfAccount().map(usage -> report(usage, Scope.ACCOUNT));
  }

  private Report report(Usage usage, Scope scope) {
    return new Report(
        usage.used().toMinutes(),
        quota.value(scope.minutesPerDay()),
        usage.starts(),
        quota.value(scope.startsPerMinute()),
        usage.concurrent(),
        quota.value(scope.concurrentInstances()),
        usage.resetAt());
  }
}
