package io.aui.appserver.config;

import io.aui.appserver.config.ConfigCheck.Problem;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.interceptor.Interceptor;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Reports all missing, unknown, malformed or contradictory settings in one message before anything
 * else starts, and prevents the start if one of them is fatal.
 */
@ApplicationScoped
class StartupCheck {
  private static final Logger LOG = Logger.getLogger(StartupCheck.class);

  private final Instance<ConfigCheck> checks;
  private List<Problem> problems = List.of();

  StartupCheck(Instance<ConfigCheck> checks) {
    this.checks = checks;
  }

  void check(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent starting) {
    problems = checks.stream().flatMap(check -> check.problems().stream()).toList();
    CommandLine.report(problems);
    String degraded = listed(problems, false);
    if (!degraded.isEmpty() && !CommandLine.isActive()) {
      LOG.warn(
          "Settings are missing; operations that need them respond with NotConfigured:" + degraded);
    }
    String fatal = listed(problems, true);
    if (!fatal.isEmpty()) {
      // The framework prints the exception's message past the log.
      if (!CommandLine.isActive()) {
        LOG.error("This server cannot start. Please set or correct:" + fatal);
      }
      throw new ConfigurationException(
          "This server cannot start, because of the settings that the log names");
    }
  }

  /** What was found at start. */
  List<Problem> problems() {
    return problems;
  }

  private static String listed(List<Problem> problems, boolean fatal) {
    return problems.stream()
        .filter(problem -> problem.fatal() == fatal)
        .map(problem -> "\n  " + problem.variable() + ": " + problem.hint())
        .collect(Collectors.joining());
  }
}
