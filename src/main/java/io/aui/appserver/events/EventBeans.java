package io.aui.appserver.events;

import io.aui.appserver.redis.RedisCommands;
import io.aui.appserver.redis.StateConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Creates the configured stores. */
class EventBeans {
  @Produces
  @Singleton
  EventLog log(StateConfig state, RedisCommands redis, InstantSource clock) {
    return switch (state.store()) {
      case MEMORY -> new MemoryEventLog(clock);
      case REDIS -> new RedisEventLog(redis);
    };
  }

  @Produces
  @Singleton
  TicketStore tickets(StateConfig state, RedisCommands redis, InstantSource clock) {
    return switch (state.store()) {
      case MEMORY -> new MemoryTicketStore(clock);
      case REDIS -> new RedisTicketStore(redis, clock);
    };
  }
}
