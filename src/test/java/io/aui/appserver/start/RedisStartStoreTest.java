package io.aui.appserver.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.idempotency.RedisIdempotencyStore;
import io.aui.appserver.idempotency.TestKeys;
import io.aui.appserver.limits.freeze.FreezeStore;
import io.aui.appserver.limits.freeze.TestFreeze;
import io.aui.appserver.limits.quota.RedisQuotaStore;
import io.aui.appserver.limits.quota.TestQuotas;
import io.aui.appserver.redis.RedisClients;
import io.aui.appserver.redis.RedisCommands;
import io.aui.appserver.start.StartStore.AdmissionRequest;
import io.aui.appserver.start.StartStore.Admitted;
import io.aui.appserver.start.StartStore.Settlement;
import io.aui.appserver.tracking.RedisInstanceTracker;
import io.aui.appserver.tracking.RedisOwnershipRegistry;
import io.aui.appserver.tracking.TestStores;
import io.vertx.core.Vertx;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RedisStartStoreTest extends StartStoreContract {
  private static final Vertx VERTX = Vertx.vertx();
  private static final Duration LONGEST_RUN = Duration.ofSeconds(30);

  @Override
  Stores stores() {
    RedisCommands redis = RedisClients.emptied();
    RedisOwnershipRegistry registry = TestStores.registry(redis, clock);
    FreezeStore freeze = TestFreeze.store(redis);
    RedisQuotaStore quotas =
        TestQuotas.store(
            redis, TestQuotas.quota(MAX_INSTANCES, MAX_REQUESTS, HOLD, MAX_AGE), clock);
    RedisInstanceTracker tracker = TestStores.tracker(redis, clock);
    RedisIdempotencyStore keys = TestKeys.store(redis, VERTX, TTL, LONGEST_RUN, clock);
    StartStore starts = new RedisStartStore(redis, keys, registry, quotas, tracker, clock);
    return new Stores(starts, registry, freeze, quotas, tracker);
  }

  /** Redis executes what it received during a hang in any order. */
  @Test
  void anAdmissionThatArrivesAfterItsStartWasUndoneHoldsNothing() {
    AdmissionRequest late = full(ALICE, "k", SESSION);
    done(store.settle(Settlement.undoing(late)));

    assertThat(admit(late)).isNotInstanceOf(Admitted.class);

    admitted(full(ALICE, "k", SESSION));
    for (int i = 1; i < MAX_INSTANCES; i++) {
      admitted(keyed(ALICE, "k" + i, "f"));
    }
  }
}
