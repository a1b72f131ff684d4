package io.aui.appserver.admin;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.limits.quota.UsageReports.Report;
import java.util.OptionalInt;

/**
 * Today's usage of a user or of the account. Each limit is absent if it is not set.
 *
 * @param resetAt when minutes and starts begin again at 0: ISO 8601, UTC
 */
@JsonNaming(SnakeCaseStrategy.class)
record UsageResponse(
    long minutes,
    Integer minutesPerDayLimit,
    int starts,
    Integer startsPerMinuteLimit,
    int concurrent,
    Integer concurrentInstancesLimit,
    String resetAt) {
  static UsageResponse of(Report report) {
    return new UsageResponse(
        report.minutes(),
        orNull(report.minutesPerDay()),
        report.starts(),
        orNull(report.startsPerMinute()),
        report.concurrent(),
        orNull(report.concurrentInstances()),
        report.resetAt().toString());
  }

  private static Integer orNull(OptionalInt limit) {
    return limit.isPresent() ? limit.getAsInt() : null;
  }
}
