package io.aui.appserver.idempotency;

import java.util.concurrent.atomic.AtomicInteger;

class MemoryIdempotencyStoreTest extends IdempotencyStoreContract {
  private AtomicInteger dropped;

  @Override
  IdempotencyStore store() {
    dropped = new AtomicInteger();
    return new MemoryIdempotencyStore(TTL, MAX_KEYS, clock, dropped::incrementAndGet);
  }

  @Override
  int dropped() {
    return dropped.get();
  }
}
