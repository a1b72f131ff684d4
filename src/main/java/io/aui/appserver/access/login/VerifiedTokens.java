package io.aui.appserver.access.login;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Good tokens seen lately, since clients send the same one with every request and checking a
 * signature costs more than all the rest of a request. What is remembered counts as long as the
 * token is valid and the keys are the ones it was checked with. Bounded: the least used goes first.
 */
final class VerifiedTokens {
  private static final float USUAL_LOAD = 0.75f;

  private final Map<String, Verified> byToken;

  private record Verified(Login login, Instant until, LoginKeys keys) {}

  VerifiedTokens(int max) {
    byToken =
        new LinkedHashMap<>(16, USUAL_LOAD, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Verified> leastUsed) {
            return size() > max;
          }
        };
  }

  /** Who a token is about, where that is known and still true. */
  synchronized Optional<Login> find(String token, LoginKeys keys, Instant now) {
    Verified verified = byToken.get(token);
    if (verified == null) {
      return Optional.empty();
    }
    if (verified.keys.equals(keys) && now.isBefore(verified.until)) {
      return Optional.of(verified.login);
    }
    byToken.remove(token);
    return Optional.empty();
  }

  /**
   * Remembers a token that was found good.
   *
   * @param until when it stops being so
   */
  synchronized void add(String token, LoginKeys keys, Login login, Instant until) {
    byToken.put(token, new Verified(login, until, keys));
  }
}
