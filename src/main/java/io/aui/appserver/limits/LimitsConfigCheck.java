package io.aui.appserver.limits;

import io.aui.appserver.config.ConfigCheck;
import io.aui.appserver.http.HttpConfig;
import io.aui.appserver.tracking.TrackingConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Checks the limits at start, together with the bound on bytes in flight. */
@ApplicationScoped
class LimitsConfigCheck implements ConfigCheck {
  /** SendAIAgentSpeech takes at most this many characters. */
  private static final int MAX_FAREWELL = 1024;

  /** With less, the longest allowed body would never fit. */
  private static final long MIN_BYTES_IN_FLIGHT = 1024 * 1024;

  private final LimitsConfig limits;
  private final TrackingConfig tracking;
  private final HttpConfig http;

  LimitsConfigCheck(LimitsConfig limits, TrackingConfig tracking, HttpConfig http) {
    this.limits = limits;
    this.http = http;
    this.tracking = tracking;
  }

  @Override
  public List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    atLeastOne(problems, "CONCURRENT_INSTANCES", limits.concurrentInstances());
    atLeastOne(problems, "STARTS_PER_MINUTE", limits.startsPerMinute());
    atLeastOne(problems, "MINUTES_PER_DAY", limits.minutesPerDay());
    atLeastOne(problems, "REQUESTS_PER_MINUTE", limits.requestsPerMinute());
    LimitsConfig.Account account = limits.account();
    atLeastOne(problems, "ACCOUNT_CONCURRENT_INSTANCES", account.concurrentInstances());
    atLeastOne(problems, "ACCOUNT_STARTS_PER_MINUTE", account.startsPerMinute());
    atLeastOne(problems, "ACCOUNT_MINUTES_PER_DAY", account.minutesPerDay());
    limits.maxDuration().ifPresent(longest -> maxDuration(problems, longest));
    if (limits.openRequests() < 1) {
      problems.add(Problem.fatal(variable("OPEN_REQUESTS"), "must be at least 1, such as 32"));
    }
    if (http.maxBytesInFlight().asLongValue() < MIN_BYTES_IN_FLIGHT) {
      problems.add(
          Problem.fatal("APPSERVER_HTTP_MAX_BYTES_IN_FLIGHT", "must be at least 1M, such as 6M"));
    }
    positive(problems, "FAREWELL_BEFORE", limits.farewellBefore());
    positive(problems, "INTERVAL", limits.interval());
    positive(problems, "RECONCILE_INTERVAL", limits.reconcileInterval());
    positive(problems, "UNKNOWN_HOLD", limits.unknownHold());
    limits.farewell().ifPresent(text -> farewell(problems, text));
    return problems;
  }

  private void maxDuration(List<Problem> problems, Duration longest) {
    positive(problems, "MAX_DURATION", longest);
    if (longest.compareTo(tracking.maxAge()) >= 0) {
      problems.add(
          Problem.fatal(
              variable("MAX_DURATION"),
              "must be less than APPSERVER_TRACKING_MAX_AGE ("
                  + tracking.maxAge()
                  + "): a forgotten instance cannot be stopped"));
    }
  }

  private void farewell(List<Problem> problems, String text) {
    if (text.codePointCount(0, text.length()) > MAX_FAREWELL) {
      problems.add(
          Problem.fatal(variable("FAREWELL"), "may have at most " + MAX_FAREWELL + " characters"));
    }
    if (limits.maxDuration().isEmpty()) {
      problems.add(
          Problem.fatal(
              variable("MAX_DURATION"), "must be set if APPSERVER_LIMITS_FAREWELL is set"));
    }
  }

  private static void atLeastOne(List<Problem> problems, String name, OptionalInt value) {
    if (value.isPresent() && value.getAsInt() < 1) {
      problems.add(Problem.fatal(variable(name), "must be at least 1; leave it out for no limit"));
    }
  }

  private static void positive(List<Problem> problems, String name, Duration value) {
    if (value.toMillis() < 1) {
      problems.add(Problem.fatal(variable(name), "must be more than 0, such as 1m"));
    }
  }

  private static String variable(String name) {
    return "APPSERVER_LIMITS_" + name;
  }
}
