package io.aui.appserver.redis;

import io.aui.appserver.testing.RedisServer;
import io.aui.appserver.tracing.ClientSpans;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import java.time.Duration;

/** Doors to the Redis of the tests. */
public final class RedisClients {
  /** Long enough for a busy machine: most tests are not about time. */
  static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Vertx VERTX = Vertx.vertx();

  private RedisClients() {}

  /** A door to the shared server, which is emptied. */
  public static RedisCommands emptied() {
    RedisServer.shared().flush();
    return Shared.COMMANDS;
  }

  static Redis client(RedisServer server) {
    RedisOptions options = new RedisOptions().setConnectionString(server.url());
    options.getNetClientOptions().setConnectTimeout(800);
    return Redis.createClient(VERTX, options);
  }

  static RedisCommands commands(Redis client, Duration timeout, MeterRegistry meters) {
    return new RedisCommands(
        VERTX, () -> client, "test", timeout, meters, new ClientSpans(OpenTelemetry.noop(), true));
  }

  static Vertx vertx() {
    return VERTX;
  }

  private static final class Shared {
    private static final RedisCommands COMMANDS =
        commands(client(RedisServer.shared()), PATIENCE, new SimpleMeterRegistry());
  }
}
