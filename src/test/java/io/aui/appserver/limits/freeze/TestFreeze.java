package io.aui.appserver.limits.freeze;

import io.aui.appserver.redis.RedisCommands;

/** Stores of the freeze for tests of other packages. */
public final class TestFreeze {
  private TestFreeze() {}

  /** A store in memory in which starts are not frozen. */
  public static FreezeStore store() {
    return new MemoryFreezeStore();
  }

  /** A store in Redis. */
  public static FreezeStore store(RedisCommands redis) {
    return new RedisFreezeStore(redis);
  }
}
