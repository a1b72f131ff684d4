package io.aui.appserver.rtc;

import java.util.UUID;

/**
 * The nonces of tokens: {@code AK-}, 32 random hexadecimal digits and a letter, the form of the
 * vendor's own samples.
 *
 * <p>A token is a hash over channel, user, nonce and timestamp without separators, so whoever holds
 * one may try to divide these characters in another way. The nonce is the one part that cannot be
 * moved: it begins with what no id may contain, and its last letter keeps digits of an id from
 * becoming part of the timestamp.
 */
public final class TokenNonce {
  /** How nonces begin. Ids of users and channels must not contain it. */
  public static final String MARK = "AK-";

  private static final String END = "n";

  private TokenNonce() {}

  /** A new nonce. */
  public static String next() {
    return MARK + UUID.randomUUID().toString().replace("-", "") + END;
  }
}
