package io.aui.appserver.access.login;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Good tokens seen lately, since clients send the same one with every request and checking a
 * signature costs more than all the rest of a request. What is remembered counts as long as the
 * token is valid and the keys are the ones it was checked with. Bounded in bytes: the least used
 * goes first.
 */
final class VerifiedTokens {
  private static final float USUAL_LOAD = 0.75f;

  // What each takes of the heap besides the token's own text (VerifiedTokensTest).
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
   * Remembers nothing yet.
   *
   * @param maxBytes about how much of the heap all tokens together may take
   */
  VerifiedTokens(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** Who a token is about, where that is known and still true. */
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
   * Remembers a token that was found good.
   *
   * @param until when it stops being so
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
