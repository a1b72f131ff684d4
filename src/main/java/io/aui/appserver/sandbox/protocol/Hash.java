package io.aui.appserver.sandbox.protocol;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 in lower-case hex. */
public final class Hash {
  private Hash() {}

  /** The hash of some bytes. */
  public static String of(byte[] data) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(data));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  /** The hash of texts joined without a separator, as in RTC and messaging tokens. */
  public static String of(String... parts) {
    return of(String.join("", parts).getBytes(StandardCharsets.UTF_8));
  }
}
