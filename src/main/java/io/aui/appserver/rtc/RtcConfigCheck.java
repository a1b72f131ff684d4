package io.aui.appserver.rtc;

import io.aui.appserver.config.ConfigCheck;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Checks the ARTC application and the settings of its tokens. Without an application, operations
 * that make RTC tokens are off; an id without a key, or a key without an id, is an error.
 */
@ApplicationScoped
class RtcConfigCheck implements ConfigCheck {
  private static final Logger LOG = Logger.getLogger(RtcConfigCheck.class);
  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofHours(24);

  private final RtcConfig config;

  RtcConfigCheck(RtcConfig config) {
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
    Duration validity = config.tokenValidity();
    if (validity.compareTo(SHORTEST) < 0 || validity.compareTo(LONGEST) > 0) {
      problems.add(Problem.fatal("APPSERVER_RTC_TOKEN_VALIDITY", "must be from 1m to 24h"));
    }
    atLeastOne(problems, "APPSERVER_RTC_TOKENS_PER_MINUTE", config.tokensPerMinute());
    atLeastOne(problems, "APPSERVER_RTC_MAX_COUNTED", config.maxCounted());
    if (config.nonce() == RtcConfig.Nonce.EMPTY) {
      LOG.warn(
          "APPSERVER_RTC_NONCE=empty: an RTC token can also be used for other users, channels and"
              + " times than it was made for");
    }
    return problems;
  }

  private static void atLeastOne(List<Problem> problems, String variable, int value) {
    if (value < 1) {
      problems.add(Problem.fatal(variable, "must be at least 1"));
    }
  }

  private static Problem problem(String variable, boolean half) {
    return half
        ? Problem.fatal(
            variable,
            "must be set: APPSERVER_RTC_APP_ID and APPSERVER_RTC_APP_KEY are needed together")
        : Problem.degraded(
            variable,
            "part of the ARTC application; getRtcAuthToken and startAIAgentInstance need it");
  }
}
