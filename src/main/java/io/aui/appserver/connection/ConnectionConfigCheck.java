package io.aui.appserver.connection;

import io.aui.appserver.config.ConfigCheck;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Checks that connections can be served at all. */
@ApplicationScoped
class ConnectionConfigCheck implements ConfigCheck {
  private final ConnectionConfig config;

  ConnectionConfigCheck(ConnectionConfig config) {
    this.config = config;
  }

  @Override
  public List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    if (config.max() < 1) {
      problems.add(Problem.fatal("APPSERVER_CONNECTIONS_MAX", "must be at least 1, such as 2000"));
    }
    if (!isPositive(config.requestTimeout())) {
      problems.add(
          Problem.fatal(
              "APPSERVER_CONNECTIONS_REQUEST_TIMEOUT", "must be more than 0, such as 10s"));
    }
    if (!isPositive(config.readTimeout())) {
      problems.add(
          Problem.fatal("APPSERVER_CONNECTIONS_READ_TIMEOUT", "must be more than 0, such as 30s"));
    }
    return problems;
  }

  private static boolean isPositive(Duration duration) {
    return !duration.isNegative() && !duration.isZero();
  }
}
