package io.aui.appserver.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Keeps the state of the server under test in a Redis of its own. */
public final class RedisResource implements QuarkusTestResourceLifecycleManager {
  private RedisServer redis;

  @Override
  public Map<String, String> start() {
    redis = RedisServer.start();
    redis.publish();
    return Map.of("appserver.state.store", "redis", "quarkus.redis.hosts", redis.url());
  }

  @Override
  public void stop() {
    if (redis != null) {
      redis.kill();
    }
  }
}
