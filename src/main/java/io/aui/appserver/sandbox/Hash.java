package io.aui.appserver.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 in lower-case hex. */
final class Hash {
  private Hash() {}

  static String of(byte[] data) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(data));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  /** Of texts joined without a separator, as the tokens of RTC and messaging are made. */
  static String of(String... parts) {
    return of(String.join("", parts).getBytes(StandardCharsets.UTF_8));
  }
}
