package io.aui.appserver.redis;

import io.aui.appserver.tracing.ClientSpans;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Creates the door to Redis; nothing is opened before its first use. */
class RedisBeans {
  @Produces
  @Singleton
  RedisCommands commands(
      Vertx vertx,
      Instance<Redis> client,
      StateConfig config,
      MeterRegistry meters,
      ClientSpans spans) {
    return new RedisCommands(vertx, client::get, config.prefix(), config.timeout(), meters, spans);
  }
}
