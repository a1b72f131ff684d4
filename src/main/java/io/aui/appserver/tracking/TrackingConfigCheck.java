package io.aui.appserver.tracking;

import io.aui.appserver.config.ConfigCheck;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Checks that instances and names are remembered at all. */
@ApplicationScoped
class TrackingConfigCheck implements ConfigCheck {
  private final TrackingConfig config;

  TrackingConfigCheck(TrackingConfig config) {
    this.config = config;
  }

  @Override
  public List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    if (config.maxInstances() < 1) {
      problems.add(
          Problem.fatal("APPSERVER_TRACKING_MAX_INSTANCES", "must be at least 1, such as 30000"));
    }
    if (config.maxNames() < 1) {
      problems.add(
          Problem.fatal("APPSERVER_TRACKING_MAX_NAMES", "must be at least 1, such as 30000"));
    }
    if (config.maxNamesPerUser() < 1) {
      problems.add(
          Problem.fatal(
              "APPSERVER_TRACKING_MAX_NAMES_PER_USER", "must be at least 1, such as 500"));
    }
    if (!isPositive(config.maxAge())) {
      problems.add(Problem.fatal("APPSERVER_TRACKING_MAX_AGE", "must be more than 0, such as 7d"));
    }
    if (!isPositive(config.arrivalTimeout())) {
      problems.add(
          Problem.fatal("APPSERVER_TRACKING_ARRIVAL_TIMEOUT", "must be more than 0, such as 2m"));
    }
    if (!isPositive(config.sessionAge())) {
      problems.add(
          Problem.fatal("APPSERVER_TRACKING_SESSION_AGE", "must be more than 0, such as 30d"));
    }
    if (!isPositive(config.voiceprintAge())) {
      problems.add(
          Problem.fatal("APPSERVER_TRACKING_VOICEPRINT_AGE", "must be more than 0, such as 365d"));
    }
    if (!isPositive(config.claimHold())) {
      problems.add(
          Problem.fatal("APPSERVER_TRACKING_CLAIM_HOLD", "must be more than 0, such as 10m"));
    }
    return problems;
  }

  private static boolean isPositive(Duration duration) {
    return !duration.isNegative() && !duration.isZero();
  }
}
