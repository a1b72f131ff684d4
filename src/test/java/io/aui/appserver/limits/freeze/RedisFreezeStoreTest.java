package io.aui.appserver.limits.freeze;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.redis.RedisClients;
import io.aui.appserver.redis.RedisCommands;
import io.aui.appserver.redis.RedisScript;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedisFreezeStoreTest extends FreezeStoreContract {
  private final RedisCommands redis = RedisClients.emptied();

  @Override
  FreezeStore store() {
    return new RedisFreezeStore(redis);
  }

  @Test
  void otherReplicasAndScriptsSeeIt() {
    FreezeStore one = store();
    FreezeStore other = store();
    Uni<Integer> script =
        redis
            .run(RedisScript.of("return Freeze.is_frozen() and 1 or 0", "freeze"), List.of())
            .map(reply -> reply.toInteger());
    assertThat(get(script)).isZero();

    get(one.set(true));

    assertThat(get(other.isFrozen())).isTrue();
    assertThat(get(script)).isEqualTo(1);
  }
}
