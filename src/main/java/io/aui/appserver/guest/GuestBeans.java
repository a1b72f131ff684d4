package io.aui.appserver.guest;

import io.aui.appserver.redis.RedisCommands;
import io.aui.appserver.redis.StateConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Creates the configured store. */
class GuestBeans {
  @Produces
  @Singleton
  GuestPassStore passes(StateConfig state, RedisCommands redis, InstantSource clock) {
    return switch (state.store()) {
      case MEMORY -> new MemoryGuestPassStore(clock);
      case REDIS -> new RedisGuestPassStore(redis, clock);
    };
  }
}
