package io.aui.appserver.access.login;

import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Cache of verified tokens, since clients send the same one with every request and verifying a
 * signature costs as much as the rest of a request. An entry counts until the token expires, and
 * only for the keys that it was verified with. Bounded in number and length; the least recently
 * used go first.
 */
final class VerifiedTokens {
  private static final float USUAL_LOAD = 0.75f;

  private final Map<String, Verified> byToken = new LinkedHashMap<>(16, USUAL_LOAD, true);
  private final int maxTokens;
  private final int maxLength;
  private int length;

  private record Verified(Login login, Instant until, LoginKeys keys) {}

  /**
   * An empty cache.
   *
   * @param maxLength of all tokens together, in characters
   */
  VerifiedTokens(int maxTokens, int maxLength) {
    this.maxTokens = maxTokens;
    this.maxLength = maxLength;
  }

  /** Who logged in with a token, if that is known and still true. */
  synchronized Optional<Login> find(String token, LoginKeys keys, Instant now) {
    Verified verified = byToken.get(token);
    if (verified == null) {
      return Optional.empty();
    }
    if (verified.keys.equals(keys) && now.isBefore(verified.until)) {
      return Optional.of(verified.login);
    }
    byToken.remove(token);
    length -= token.length();
    return Optional.empty();
  }

  /**
   * Adds a verified token.
   *
   * @param until when it expires
   */
  synchronized void add(String token, LoginKeys keys, Login login, Instant until) {
    if (byToken.put(token, new Verified(login, until, keys)) == null) {
      length += token.length();
    }
    Iterator<String> leastUsed = byToken.keySet().iterator();
    while (byToken.size() > maxTokens || length > maxLength) {
      length -= leastUsed.next().length();
      leastUsed.remove();
    }
  }
}
