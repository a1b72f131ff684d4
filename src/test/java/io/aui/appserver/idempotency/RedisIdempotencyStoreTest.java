package io.aui.appserver.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.redis.RedisClients;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

class RedisIdempotencyStoreTest extends IdempotencyStoreContract {
  static final Duration LONGEST_RUN = Duration.ofSeconds(30);
  private static final Vertx VERTX = Vertx.vertx();
  private static final long BYTES_OF_ANSWER = 400;

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

  @Override
  int dropped() {
    return dropped.get();
  }
}
