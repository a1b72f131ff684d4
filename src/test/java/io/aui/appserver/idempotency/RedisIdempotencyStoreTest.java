package io.aui.appserver.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.error.StoredResponse;
import io.aui.appserver.idempotency.IdempotencyStore.Answered;
import io.aui.appserver.idempotency.IdempotencyStore.InFlight;
import io.aui.appserver.idempotency.IdempotencyStore.LostRunException;
import io.aui.appserver.redis.RedisClients;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RedisIdempotencyStoreTest extends IdempotencyStoreContract {
  static final Duration LONGEST_RUN = Duration.ofSeconds(30);
  private static final Vertx VERTX = Vertx.vertx();
  private static final long BYTES_OF_ANSWER = 400;

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final StoredResponse RESPONSE =
      new StoredResponse(
          504, "{}", Optional.empty(), Optional.empty(), 504, "ImsTimeout", false, "", "");

  private AtomicInteger dropped;

  @Override
  IdempotencyStore store() {
    dropped = new AtomicInteger();
    return new RedisIdempotencyStore(
        RedisClients.emptied(),
        VERTX,
        TTL,
        MAX_KEYS * BYTES_OF_ANSWER,
        LONGEST_RUN,
        clock,
        dropped::incrementAndGet);
  }

  @Test
  void aRunThatTakesTooLongIsLostAndNeverRepeated() {
    IdempotencyKey key = new IdempotencyKey("alice", "op", "k");
    IdempotencyStore store = store();
    now(store.begin(key, "f", "lost"));
    clock.move(LONGEST_RUN.minusMillis(1));
    CompletableFuture<StoredResponse> waiting = waiting(store, key);
    assertThat(waiting).isNotDone();

    clock.move(Duration.ofMillis(1));

    assertThat(waiting)
        .failsWithin(PATIENCE)
        .withThrowableThat()
        .havingCause()
        .isInstanceOf(LostRunException.class);
    clock.move(TTL);
    InFlight still = (InFlight) now(store.begin(key, "f", "next"));
    assertThat(still.run()).isEqualTo("lost");
    now(store.complete(key, still.run(), RESPONSE));
    assertThat(now(store.begin(key, "f", "next"))).isEqualTo(new Answered(RESPONSE));
  }

  private static CompletableFuture<StoredResponse> waiting(
      IdempotencyStore store, IdempotencyKey key) {
    InFlight inFlight = (InFlight) now(store.begin(key, "f", "second"));
    return inFlight.response().subscribeAsCompletionStage();
  }

  private static <T> T now(Uni<T> work) {
    return work.await().atMost(PATIENCE);
  }

  @Override
  int dropped() {
    return dropped.get();
  }
}
