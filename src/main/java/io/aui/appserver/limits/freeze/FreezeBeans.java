package io.aui.appserver.limits.freeze;

import io.aui.appserver.redis.RedisCommands;
import io.aui.appserver.redis.StateConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Creates the configured store of the freeze. */
class FreezeBeans {
  @Produces
  @Singleton
  FreezeStore freeze(StateConfig state, RedisCommands redis) {
    return switch (state.store()) {
      case MEMORY -> new MemoryFreezeStore();
      case REDIS -> new RedisFreezeStore(redis);
    };
  }
}
