package io.aui.appserver.access.login;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Cache of verified tokens. Clients send the same token with every request, and verifying a
 * signature costs more than the rest of a request. An entry is valid while the token is valid and
 * the keys are those that verified it. The cache is bounded in bytes; the least recently used entry
 * is removed first.
 */
final class VerifiedTokens {
  private static final float USUAL_LOAD = 0.75f;

  // Heap taken by each, without the token's text (measured by VerifiedTokensTest).
  private static final int BYTES_OF_TOKEN = 400;
  private static final int BYTES_OF_GROUP = 200;

  private final Map<String, Verified> byToken = new LinkedHashMap<>(16, USUAL_LOAD, true);
  private final long maxBytes;
  private long bytes;

  private record Verified(Principal login, Instant until, LoginKeys keys) {
    long bytes(String token) {
      return BYTES_OF_TOKEN + (long) BYTES_OF_GROUP * login.groups().size() + 2L * token.length();
    }
  }

  /**
   * Creates an empty cache.
   *
   * @param maxBytes approximate bytes of heap that all tokens together may take
   */
  VerifiedTokens(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** The user of a token; empty if it is not in the cache or not valid any more. */
  synchronized Optional<Principal> find(String token, LoginKeys keys, Instant now) {
    Verified verified = byToken.get(token);
    if (verified == null) {
      return Optional.empty();
    }
    if (verified.keys.equals(keys) && now.isBefore(verified.until)) {
      return Optional.of(verified.login);
    }
    remove(token);
    return Optional.empty();
  }

  /**
   * Adds a verified token.
   *
   * @param until when it stops being valid
   */
  synchronized void add(String token, LoginKeys keys, Principal login, Instant until) {
    remove(token);
    Verified newest = new Verified(login, until, keys);
    byToken.put(token, newest);
    bytes += newest.bytes(token);
    while (bytes > maxBytes) {
      remove(byToken.keySet().iterator().next());
    }
  }

  private void remove(String token) {
    Verified removed = byToken.remove(token);
    if (removed != null) {
      bytes -= removed.bytes(token);
    }
  }
}
