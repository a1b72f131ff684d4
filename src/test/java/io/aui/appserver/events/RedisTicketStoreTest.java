package io.aui.appserver.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.redis.RedisClients;
import io.aui.appserver.redis.RedisCommands;
import io.vertx.redis.client.Command;
import org.junit.jupiter.api.Test;

class RedisTicketStoreTest extends TicketStoreContract {
  private RedisCommands redis;

  @Override
  TicketStore store() {
    redis = RedisClients.emptied();
    return new RedisTicketStore(redis, clock);
  }

  @Test
  void itsKeyExpires() {
    get(store().add("h", ticket("alice")));

    assertThat(get(redis.send(Command.PTTL, "tickets:alice")).toLong())
        .isBetween(1L, TicketStore.LIFETIME.toMillis());
  }
}
