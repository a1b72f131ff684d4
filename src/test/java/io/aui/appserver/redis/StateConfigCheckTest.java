package io.aui.appserver.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.config.ConfigCheck.Problem;
import io.aui.appserver.redis.StateConfig.Store;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StateConfigCheckTest {
  @Test
  void redisNeedsAnAddress() {
    assertThat(problems(Store.REDIS, "aui", Optional.empty()))
        .extracting(Problem::variable)
        .containsExactly("QUARKUS_REDIS_HOSTS");
    assertThat(problems(Store.REDIS, "aui", Optional.of("redis://redis:6379"))).isEmpty();
    assertThat(problems(Store.MEMORY, "aui", Optional.empty())).isEmpty();
  }

  @Test
  void thePrefixIsOneHashTag() {
    for (String bad : List.of("", "a}b", "a b", "a".repeat(33))) {
      assertThat(problems(Store.MEMORY, bad, Optional.empty()))
          .allMatch(Problem::fatal)
          .extracting(Problem::variable)
          .containsExactly("APPSERVER_STATE_PREFIX");
    }
  }

  @Test
  void theTimeoutIsShortButNotTooShort() {
    for (Duration bad : List.of(Duration.ofMillis(9), Duration.ofMillis(10_001))) {
      assertThat(problems(Store.MEMORY, "aui", bad, Optional.empty()))
          .allMatch(Problem::fatal)
          .extracting(Problem::variable)
          .containsExactly("APPSERVER_STATE_TIMEOUT");
    }
  }

  private static List<Problem> problems(Store store, String prefix, Optional<String> hosts) {
    return problems(store, prefix, Duration.ofMillis(800), hosts);
  }

  private static List<Problem> problems(
      Store store, String prefix, Duration timeout, Optional<String> hosts) {
    StateConfig config =
        new StateConfig() {
          @Override
          public Store store() {
            return store;
          }

          @Override
          public String prefix() {
            return prefix;
          }

          @Override
          public Duration timeout() {
            return timeout;
          }
        };
    return new StateConfigCheck(config, hosts).problems();
  }
}
