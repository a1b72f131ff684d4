package io.aui.appserver.rtc;

import java.util.UUID;

/**
 * The nonces of tokens: {@code AK-}, 32 random hexadecimal digits and a letter, the form of the
 * vendor's own samples.
 *
 * <p>A token is a hash over channel, user, nonce and timestamp without separators, so its holder
 * may try to divide these characters in another way. The nonce fixes the borders: it begins with a
 * mark that no id may contain, and it ends in a letter, so that no digit of the nonce can become
 * part of the timestamp.
 */
public final class TokenNonce {
  /** The start of every nonce. Ids of users and channels must not contain it. */
  public static final String MARK = "AK-";

  private static final String END = "n";

  private TokenNonce() {}

  /** A new random nonce. */
  public static String next() {
    return MARK + UUID.randomUUID().toString().replace("-", "") + END;
  }
}
