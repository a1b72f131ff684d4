package io.aui.appserver.rtc;

import io.aui.appserver.startup.Requirement;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/**
 * The ARTC application: without it, operations that make RTC tokens are off; half of it is a
 * mistake.
 */
@ApplicationScoped
class RtcRequirement implements Requirement {
  private final RtcConfig config;

  RtcRequirement(RtcConfig config) {
    this.config = config;
  }

  @Override
  public List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    boolean half = config.appId().isPresent() != config.appKey().isPresent();
    if (config.appId().isEmpty()) {
      problems.add(problem("APPSERVER_RTC_APP_ID", half));
    }
    if (config.appKey().isEmpty()) {
      problems.add(problem("APPSERVER_RTC_APP_KEY", half));
    }
    return problems;
  }

  private static Problem problem(String variable, boolean half) {
    return half
        ? Problem.fatal(variable, "the other half of the ARTC application's pair is set")
        : Problem.limiting(
            variable,
            "of the ARTC application; needed by getRtcAuthToken and startAIAgentInstance");
  }
}
