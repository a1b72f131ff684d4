package io.aui.appserver.http;

import java.util.concurrent.ThreadLocalRandom;

/**
 * Makes ids that must be unique but may be guessable: request ids, nonces. Each request needs
 * several, so they are cheap.
 */
public final class UniqueId {
  private static final int DIGITS_OF_LONG = 16;
  private static final String HEX = "0123456789abcdef";

  private UniqueId() {}

  /** Returns 128 random bits as 32 lower-case hexadecimal digits. */
  public static String next() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    char[] digits = new char[2 * DIGITS_OF_LONG];
    write(random.nextLong(), digits, 0);
    write(random.nextLong(), digits, DIGITS_OF_LONG);
    return new String(digits);
  }

  private static void write(long bits, char[] digits, int start) {
    for (int i = 0; i < DIGITS_OF_LONG; i++) {
      digits[start + i] = HEX.charAt((int) (bits >>> (4 * i)) & 0xf);
    }
  }
}
