package io.aui.appserver.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;

/** The nonces seen, for as long as a request that carries one could be replayed. */
final class NonceMemory {
  // A date may lie 15 minutes ahead and is then good for 15 minutes after.
  private static final Duration KEPT = Duration.ofMinutes(31);
  private static final int CAPACITY = 200_000;

  private final LruMap<String, Instant> seen = new LruMap<>(CAPACITY);

  /** Remembers a nonce; false where it was there already. */
  boolean isNew(String nonce, Instant now) {
    Iterator<Instant> oldest = seen.values().iterator();
    while (oldest.hasNext() && oldest.next().plus(KEPT).isBefore(now)) {
      oldest.remove();
    }
    return seen.putIfAbsent(nonce, now) == null;
  }
}
