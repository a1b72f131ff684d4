package io.aui.appserver.guest;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.redis.RedisClients;
import io.aui.appserver.redis.RedisCommands;
import io.vertx.redis.client.Command;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RedisGuestPassStoreTest extends GuestPassStoreContract {
  private RedisCommands redis;

  @Override
  GuestPassStore emptyStore() {
    redis = RedisClients.emptied();
    return new RedisGuestPassStore(redis, clock);
  }

  @Test
  void itsKeysExpire() {
    add(ID);
    guest("a");

    for (String key : new String[] {"guests", "guests:" + ID}) {
      assertThat(get(redis.send(Command.PTTL, key)).toLong())
          .as(key)
          .isBetween(Duration.ofHours(1).toMillis(), Duration.ofHours(2).toMillis());
    }
  }
}
