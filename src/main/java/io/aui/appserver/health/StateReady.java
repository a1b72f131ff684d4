package io.aui.appserver.health;

import io.aui.appserver.redis.RedisCommands;
import io.aui.appserver.redis.StateConfig;
import io.aui.appserver.redis.StateConfig.Store;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Command;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready if the state can be written; with the state in this process, always. */
@Readiness
@ApplicationScoped
class StateReady implements AsyncHealthCheck {
  private static final String NAME = "state";
  private static final String A_MINUTE = "60000";

  private final StateConfig config;
  private final RedisCommands redis;

  StateReady(StateConfig config, RedisCommands redis) {
    this.config = config;
    this.redis = redis;
  }

  @Override
  public Uni<HealthCheckResponse> call() {
    return config.store() == Store.MEMORY
        ? Uni.createFrom().item(HealthCheckResponse.up(NAME))
        : redis
            .send(Command.SET, "ready", "1", "PX", A_MINUTE)
            .map(written -> HealthCheckResponse.up(NAME))
            .onFailure()
            .recoverWithItem(HealthCheckResponse.down(NAME));
  }
}
