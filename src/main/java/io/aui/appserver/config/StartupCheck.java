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
 * Before anything starts: tells all that is missing or contradictory in one message, and ends the
 * start where it must.
 */
@ApplicationScoped
class StartupCheck {
  private static final Logger LOG = Logger.getLogger(StartupCheck.class);

  private final Instance<ConfigCheck> requirements;

  StartupCheck(Instance<ConfigCheck> requirements) {
    this.requirements = requirements;
  }

  void check(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent starting) {
    List<Problem> problems =
        requirements.stream().flatMap(requirement -> requirement.problems().stream()).toList();
    String degraded = listed(problems, false);
    if (!degraded.isEmpty()) {
      LOG.warn(
          "Settings are missing; the operations that need them answer NotConfigured:" + degraded);
    }
    String fatal = listed(problems, true);
    if (!fatal.isEmpty()) {
      throw new ConfigurationException("This server cannot start. Please set:" + fatal);
    }
  }

  private static String listed(List<Problem> problems, boolean fatal) {
    return problems.stream()
        .filter(problem -> problem.fatal() == fatal)
        .map(problem -> "\n  " + problem.variable() + ": " + problem.hint())
        .collect(Collectors.joining());
  }
}
