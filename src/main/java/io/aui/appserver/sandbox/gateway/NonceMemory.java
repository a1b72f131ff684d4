package io.aui.appserver.sandbox.gateway;

import io.aui.appserver.sandbox.state.LengthBoundedMap;
import java.time.Duration;
import java.time.Instant;

/**
 * The nonces of the last 31 minutes, at most 50,000 and fewer if they are long, to detect replayed
 * requests.
 */
final class NonceMemory {
  // x-acs-date may be 15 minutes ahead; the request is then accepted until 15 minutes after that.
  private static final Duration KEPT = Duration.ofMinutes(31);
  private static final int CAPACITY = 50_000;

  private final LengthBoundedMap<String, Instant> seen =
      new LengthBoundedMap<>(CAPACITY, (nonce, at) -> nonce.length());

  /** Stores a nonce; false if it was used before. */
  boolean isNew(String nonce, Instant now) {
    while (seen.oldest().flatMap(seen::get).filter(at -> at.plus(KEPT).isBefore(now)).isPresent()) {
      seen.remove(seen.oldest().orElseThrow());
    }
    if (seen.get(nonce).isPresent()) {
      return false;
    }
    seen.put(nonce, now);
    return true;
  }
}
