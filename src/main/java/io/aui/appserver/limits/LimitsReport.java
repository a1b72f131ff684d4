package io.aui.appserver.limits;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jboss.logging.Logger;

/** Logs at start which limits hold, and warns in production if none does. */
@ApplicationScoped
class LimitsReport {
  private static final Logger LOG = Logger.getLogger(LimitsReport.class);

  private final LimitsConfig limits;

  LimitsReport(LimitsConfig limits) {
    this.limits = limits;
  }

  void log(@Observes StartupEvent started) {
    if (LaunchMode.current() == LaunchMode.NORMAL && ofUser().isEmpty() && ofAccount().isEmpty()) {
      LOG.warn(
          "No limits hold: any user may start any number of agents for any time, at the account's"
              + " cost. Set appserver.limits.* for each user and appserver.limits.account.* for all"
              + " users together");
    } else {
      LOG.info(text());
    }
  }

  /** The limits in one line. */
  String text() {
    return "Limits of each user: " + listed(ofUser()) + "; of the account: " + listed(ofAccount());
  }

  private static String listed(List<String> set) {
    return set.isEmpty() ? "none" : String.join(", ", set);
  }

  private List<String> ofUser() {
    List<String> set = new ArrayList<>();
    add(set, "concurrent-instances", limits.concurrentInstances());
    add(set, "starts-per-minute", limits.startsPerMinute());
    add(set, "minutes-per-day", limits.minutesPerDay());
    add(set, "requests-per-minute", limits.requestsPerMinute());
    add(set, "max-duration", limits.maxDuration());
    return set;
  }

  private List<String> ofAccount() {
    List<String> set = new ArrayList<>();
    add(set, "concurrent-instances", limits.account().concurrentInstances());
    add(set, "starts-per-minute", limits.account().startsPerMinute());
    add(set, "minutes-per-day", limits.account().minutesPerDay());
    return set;
  }

  private static void add(List<String> set, String name, OptionalInt value) {
    value.ifPresent(number -> set.add(name + " " + number));
  }

  private static void add(List<String> set, String name, Optional<?> value) {
    value.ifPresent(duration -> set.add(name + " " + duration));
  }
}
