package io.aui.appserver.sandbox.gateway;

import io.aui.appserver.sandbox.state.LruMap;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;

/** The nonces of the last 31 minutes, at most 50,000, to detect replayed requests. */
final class NonceMemory {
  // x-acs-date may be 15 minutes ahead; the request is then accepted until 15 minutes after that.
  private static final Duration KEPT = Duration.ofMinutes(31);
  private static final int CAPACITY = 50_000;

  private final LruMap<String, Instant> seen = new LruMap<>(CAPACITY);

  /** Stores a nonce; false if it was used before. */
  boolean isNew(String nonce, Instant now) {
    Iterator<Instant> oldest = seen.values().iterator();
    while (oldest.hasNext() && oldest.next().plus(KEPT).isBefore(now)) {
      oldest.remove();
    }
    return seen.putIfAbsent(nonce, now) == null;
  }
}
