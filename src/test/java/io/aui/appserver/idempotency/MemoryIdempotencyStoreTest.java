package io.aui.appserver.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.error.StoredResponse;
import io.aui.appserver.http.UniqueId;
import io.aui.appserver.testing.HeapUse;
import io.smallrye.mutiny.Uni;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MemoryIdempotencyStoreTest extends IdempotencyStoreContract {
  private AtomicInteger dropped;

  @Override
  IdempotencyStore store() {
    dropped = new AtomicInteger();
    // Its answers are so short that this is room for no more.
    long maxBytes = (MAX_KEYS + 1L) * MemoryIdempotencyStore.BYTES_OF_RESPONSE - 1;
    return new MemoryIdempotencyStore(TTL, maxBytes, clock, dropped::incrementAndGet);
  }

  @Test
  void takesNoMoreOfTheHeapThanItsBound() {
    long bound = 14L * 1024 * 1024;

    for (String body : List.of("{}", "x".repeat(900), "\u4e2d".repeat(900), "x".repeat(50_000))) {
      assertThat(HeapUse.of(() -> filled(bound, body))).isLessThan(bound + HeapUse.NOISE);
    }
  }

  private IdempotencyStore filled(long bound, String body) {
    IdempotencyStore filled = new MemoryIdempotencyStore(TTL, bound, clock, () -> {});
    long many = 2 * bound / (MemoryIdempotencyStore.BYTES_OF_RESPONSE + body.length());
    for (int i = 0; i < many; i++) {
      IdempotencyKey key =
          new IdempotencyKey("u".repeat(58) + i, "generateAIAgentCall", "k".repeat(122) + i);
      String run = UniqueId.next();
      now(filled.begin(key, HexFormat.of().formatHex(hash(i)), run));
      StoredResponse answer =
          new StoredResponse(
              200,
              body + i,
              Optional.empty(),
              Optional.empty(),
              0,
              "",
              false,
              "i".repeat(32) + i,
              "r".repeat(32) + i);
      now(filled.complete(key, run, answer));
    }
    return filled;
  }

  private static byte[] hash(int seed) {
    return ByteBuffer.allocate(32).putInt(seed).array();
  }

  private static <T> T now(Uni<T> work) {
    return work.await().atMost(Duration.ofSeconds(10));
  }

  @Override
  int dropped() {
    return dropped.get();
  }
}
