package io.aui.appserver.redis;

import io.aui.appserver.config.SelfCheck;
import io.aui.appserver.redis.StateConfig.Store;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Command;
import jakarta.inject.Singleton;
import java.util.List;

/** Asks Redis for a key, if the state is kept there. */
@Singleton
class RedisSelfCheck implements SelfCheck {
  private final StateConfig config;
  private final RedisCommands redis;

  RedisSelfCheck(StateConfig config, RedisCommands redis) {
    this.config = config;
    this.redis = redis;
  }

  @Override
  public String name() {
    return "redis";
  }

  @Override
  public Uni<List<Finding>> run() {
    if (config.store() == Store.MEMORY) {
      return Uni.createFrom()
          .item(List.of(Finding.skipped(name(), "the state is kept in memory: one replica only")));
    }
    return redis
        .send(Command.EXISTS, "doctor")
        .map(answered -> List.of(Finding.pass(name(), "answers")))
        .onFailure()
        .recoverWithItem(
            failure ->
                List.of(
                    Finding.fail(
                        name(),
                        "does not answer within " + config.timeout().toMillis() + " ms, or refuses",
                        "check QUARKUS_REDIS_HOSTS, QUARKUS_REDIS_PASSWORD, and the network")));
  }
}
