package io.aui.appserver.limits.quota;

import io.aui.appserver.config.ConfigCheck;
import io.aui.appserver.limits.LimitsConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Checks that what the limits of the account count fits into the memory that they may use. */
@ApplicationScoped
class QuotaConfigCheck implements ConfigCheck {
  private final LimitsConfig limits;

  QuotaConfigCheck(LimitsConfig limits) {
    this.limits = limits;
  }

  @Override
  public List<Problem> problems() {
    long needed =
        limits.account().concurrentInstances().orElse(0)
                * (long) (AccountUsage.BYTES_OF_INSTANCE + UsageCounter.BYTES_OF_ENTRY)
            + limits.account().startsPerMinute().orElse(0) * (long) UsageCounter.BYTES_OF_START;
    return needed <= limits.maxMemory().asLongValue()
        ? List.of()
        : List.of(
            Problem.fatal(
                "APPSERVER_LIMITS_MAX_MEMORY",
                "must be at least "
                    + needed
                    + " bytes: APPSERVER_LIMITS_ACCOUNT_CONCURRENT_INSTANCES and"
                    + " APPSERVER_LIMITS_ACCOUNT_STARTS_PER_MINUTE count up to so much"));
  }
}
