package io.aui.appserver.ims.signing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A growing text in RFC 3986 percent-encoding over UTF-8: {@code A-Z a-z 0-9 - _ . ~} stand for
 * themselves, every other byte becomes {@code %XX} in upper case. It works on bytes because every
 * parameter of every call passes through it.
 */
final class PercentEncoded {
  private static final int LONGEST = 3;
  private static final byte[] UPPER_HEX = ascii("0123456789ABCDEF");

  /** By byte. */
  private static final boolean[] UNRESERVED = new boolean[256];

  static {
    String letters = "abcdefghijklmnopqrstuvwxyz";
    for (byte b : ascii(letters + letters.toUpperCase(Locale.ROOT) + "0123456789-_.~")) {
      UNRESERVED[b] = true;
    }
  }

  private byte[] text;
  private int length;

  PercentEncoded(int expectedLength) {
    text = new byte[expectedLength];
  }

  /** Appends the encoding of a text; half a surrogate pair becomes a question mark. */
  PercentEncoded add(String plain) {
    byte[] utf8 = plain.getBytes(StandardCharsets.UTF_8);
    reserve(LONGEST * utf8.length);
    int end = length;
    for (byte b : utf8) {
      end = put(b, end);
    }
    length = end;
    return this;
  }

  /**
   * Appends the encoding of what a stretch of a form-encoded text stands for. It never decodes to
   * characters: an escape that is no UTF-8 comes out as it went in.
   */
  PercentEncoded addForm(String form, int start, int end) {
    byte[] utf8 = form.substring(start, end).getBytes(StandardCharsets.UTF_8);
    reserve(LONGEST * utf8.length);
    for (int i = 0; i < utf8.length; i++) {
      byte b = utf8[i];
      if (b == '+') {
        b = ' ';
      } else if (b == '%' && isEscape(utf8, i)) {
        b = (byte) (hexDigit(utf8[i + 1]) << 4 | hexDigit(utf8[i + 2]));
        i += 2;
      }
      length = put(b, length);
    }
    return this;
  }

  /** Appends a character between names and values, as it is. */
  PercentEncoded separate(char separator) {
    reserve(1);
    text[length++] = (byte) separator;
    return this;
  }

  int length() {
    return length;
  }

  @Override
  public String toString() {
    return new String(text, 0, length, StandardCharsets.ISO_8859_1);
  }

  /**
   * Compares two stretches of encoded text by the bytes they encode, which for UTF-8 is the order
   * of the code points.
   */
  static int compare(String a, int aStart, int aEnd, String b, int bStart, int bEnd) {
    int i = aStart;
    int j = bStart;
    while (i < aEnd && j < bEnd) {
      int difference = byteAt(a, i) - byteAt(b, j);
      if (difference != 0) {
        return difference;
      }
      // Equal bytes are encoded alike, so both sides move on by the same length.
      int step = a.charAt(i) == '%' ? LONGEST : 1;
      i += step;
      j += step;
    }
    return Integer.compare(aEnd - i, bEnd - j);
  }

  private static int byteAt(String encoded, int index) {
    char c = encoded.charAt(index);
    return c == '%' ? HexFormat.fromHexDigits(encoded, index + 1, index + LONGEST) : c;
  }

  private void reserve(int more) {
    if (text.length - length < more) {
      text = Arrays.copyOf(text, Math.max(2 * text.length, length + more));
    }
  }

  /** Puts one byte's encoding where there is room for it, and returns where it ends. */
  private int put(byte b, int at) {
    if (UNRESERVED[b & 0xFF]) {
      text[at] = b;
      return at + 1;
    }
    text[at] = '%';
    text[at + 1] = UPPER_HEX[b >> 4 & 0xF];
    text[at + 2] = UPPER_HEX[b & 0xF];
    return at + LONGEST;
  }

  private static boolean isEscape(byte[] form, int percent) {
    return percent + 2 < form.length
        && HexFormat.isHexDigit(form[percent + 1])
        && HexFormat.isHexDigit(form[percent + 2]);
  }

  private static int hexDigit(byte digit) {
    return HexFormat.fromHexDigit(digit);
  }

  private static byte[] ascii(String characters) {
    return characters.getBytes(StandardCharsets.US_ASCII);
  }
}
