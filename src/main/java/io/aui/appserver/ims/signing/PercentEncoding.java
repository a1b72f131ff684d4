package io.aui.appserver.ims.signing;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HexFormat;

/**
 * RFC 3986 percent-encoding over UTF-8: {@code A-Z a-z 0-9 - _ . ~} stand for themselves, every
 * other byte becomes {@code %XX} in upper case.
 */
final class PercentEncoding {
  /** By byte. */
  private static final String[] ENCODED = encoded();

  private PercentEncoding() {}

  /** Appends the encoding of a text; half a surrogate pair becomes a question mark. */
  static void encode(String text, StringBuilder to) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        to.append(ENCODED[c]);
      } else {
        i += encodeCodePoint(text, i, to);
      }
    }
  }

  /**
   * Appends the canonical encoding of a form-encoded stretch. It works byte by byte and never
   * decodes to characters: cheaper, and an escape that is no UTF-8 comes out as it went in.
   */
  static void recode(String form, int start, int end, StringBuilder to) {
    for (int i = start; i < end; i++) {
      char c = form.charAt(i);
      if (c == '+') {
        to.append("%20");
      } else if (c == '%' && isEscape(form, i, end)) {
        to.append(ENCODED[HexFormat.fromHexDigits(form, i + 1, i + 3)]);
        i += 2;
      } else if (c < 0x80) {
        to.append(ENCODED[c]);
      } else {
        i += encodeCodePoint(form, i, to);
      }
    }
  }

  /** Returns by how many characters the code point is longer than one. */
  private static int encodeCodePoint(String text, int index, StringBuilder to) {
    int codePoint = text.codePointAt(index);
    for (byte b : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8)) {
      to.append(ENCODED[b & 0xFF]);
    }
    return Character.charCount(codePoint) - 1;
  }

  /**
   * Compares two stretches of canonical text by the bytes they encode, which for UTF-8 is the order
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
      int length = a.charAt(i) == '%' ? 3 : 1;
      i += length;
      j += length;
    }
    return Integer.compare(aEnd - i, bEnd - j);
  }

  private static int byteAt(String canonical, int index) {
    char c = canonical.charAt(index);
    return c == '%' ? HexFormat.fromHexDigits(canonical, index + 1, index + 3) : c;
  }

  private static String[] encoded() {
    BitSet unreserved = new BitSet();
    unreserved.set('a', 'z' + 1);
    unreserved.set('A', 'Z' + 1);
    unreserved.set('0', '9' + 1);
    "-_.~".chars().forEach(unreserved::set);
    HexFormat upperCase = HexFormat.of().withUpperCase();
    String[] encoded = new String[256];
    for (int b = 0; b < encoded.length; b++) {
      encoded[b] =
          unreserved.get(b) ? Character.toString(b) : "%" + upperCase.toHexDigits((byte) b);
    }
    return encoded;
  }

  private static boolean isEscape(String form, int percent, int end) {
    return percent + 2 < end
        && HexFormat.isHexDigit(form.charAt(percent + 1))
        && HexFormat.isHexDigit(form.charAt(percent + 2));
  }
}
