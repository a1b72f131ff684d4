package io.aui.appserver.access;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The secret part of the tokens that this server makes and keeps as a hash only. It has 128 random
 * bits, so the hash needs no salt.
 */
public final class TokenSecret {
  /** Hexadecimal digits of a secret. */
  public static final int LENGTH = 32;

  private static final SecureRandom RANDOM = new SecureRandom();

  private TokenSecret() {}

  /** A new secret: {@value #LENGTH} hexadecimal digits. */
  public static String next() {
    byte[] bits = new byte[LENGTH / 2];
    RANDOM.nextBytes(bits);
    return HexFormat.of().formatHex(bits);
  }

  /** What is kept of a secret: its SHA-256, in hexadecimal digits. */
  public static String hash(String secret) {
    return HexFormat.of().formatHex(BearerTokens.digest(secret));
  }
}
