package io.aui.appserver.redis;

import io.aui.appserver.config.ConfigCheck;
import io.aui.appserver.redis.StateConfig.Store;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Checks that Redis can be reached at all if the state is kept there. */
@ApplicationScoped
class StateConfigCheck implements ConfigCheck {
  private static final Duration SHORTEST = Duration.ofMillis(10);
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9._-]{1,32}");

  private final StateConfig config;
  private final Optional<String> hosts;

  StateConfigCheck(
      StateConfig config, @ConfigProperty(name = "quarkus.redis.hosts") Optional<String> hosts) {
    this.config = config;
    this.hosts = hosts;
  }

  @Override
  public List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    if (config.store() == Store.REDIS && hosts.isEmpty()) {
      problems.add(
          Problem.fatal(
              "QUARKUS_REDIS_HOSTS",
              "is where the shared state is (APPSERVER_STATE_STORE=redis), such as redis://redis:6379"));
    }
    if (!PREFIX.matcher(config.prefix()).matches()) {
      problems.add(
          Problem.fatal(
              "APPSERVER_STATE_PREFIX",
              "must be 1 to 32 letters, digits, dots, underscores or hyphens, such as aui"));
    }
    Duration timeout = config.timeout();
    if (timeout.compareTo(SHORTEST) < 0 || timeout.compareTo(LONGEST) > 0) {
      problems.add(
          Problem.fatal("APPSERVER_STATE_TIMEOUT", "must be 10 ms to 10 s, such as 800ms"));
    }
    return problems;
  }
}
