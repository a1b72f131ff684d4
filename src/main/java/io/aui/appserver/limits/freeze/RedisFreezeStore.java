package io.aui.appserver.limits.freeze;

import io.aui.appserver.redis.RedisCommands;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Command;

/** Keeps the freeze in Redis: it outlives restarts and holds on all replicas at once. */
final class RedisFreezeStore implements FreezeStore {
  /** Also in {@code redis/freeze.lua}. */
  private static final String KEY = "freeze";

  private final RedisCommands redis;

  RedisFreezeStore(RedisCommands redis) {
    this.redis = redis;
  }

  @Override
  public Uni<Boolean> isFrozen() {
    return redis.send(Command.EXISTS, KEY).map(exists -> exists.toInteger() == 1);
  }

  @Override
  public Uni<Void> set(boolean frozen) {
    return (frozen ? redis.send(Command.SET, KEY, "1") : redis.send(Command.DEL, KEY))
        .replaceWithVoid();
  }
}
