package io.aui.appserver.idempotency;

import java.time.Duration;
import java.time.InstantSource;

/** Stores of keys for tests of other packages. */
public final class TestKeys {
  private static final long ENOUGH = 1L << 24;

  private TestKeys() {}

  /** An empty store in memory. */
  public static IdempotencyStore store(Duration ttl, InstantSource clock) {
    return new MemoryIdempotencyStore(ttl, ENOUGH, clock, () -> {});
  }
}
