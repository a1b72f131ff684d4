package io.aui.appserver.ims.signing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.stream.Collectors;

/**
 * The query in the form that is signed: values in RFC 3986 encoding, sorted by name (Alibaba Cloud,
 * "V3 request structure and signature", canonical query string). On the request line values may
 * also be form encoded: a blank as {@code +}, {@code *} and {@code ~} escaped or not, hex digits in
 * either case.
 */
public final class CanonicalQuery {
  private static final String UNRESERVED_MARKS = "-_.~";
  private static final HexFormat UPPER_HEX = HexFormat.of().withUpperCase();

  private CanonicalQuery() {}

  /**
   * The canonical form of a raw query string. It does not depend on the order of the parameters;
   * repeated names are sorted by value. A parameter without {@code =} counts as one with an empty
   * value, empty parameters ({@code a=1&&b=2}) are dropped, and a {@code %} that does not start an
   * escape stands for itself.
   *
   * @param rawQuery what follows the {@code ?}, still encoded; null or empty if there is none
   * @return {@code name=value} pairs joined with {@code &}, or the empty string
   */
  public static String of(String rawQuery) {
    if (rawQuery == null) {
      return "";
    }
    return Arrays.stream(rawQuery.split("&"))
        .filter(parameter -> !parameter.isEmpty())
        .map(Parameter::of)
        .sorted(Comparator.comparing(Parameter::name).thenComparing(Parameter::value))
        .map(Parameter::encoded)
        .collect(Collectors.joining("&"));
  }

  /**
   * A decoded parameter. Its texts hold one character per byte of UTF-8, so that invalid UTF-8 is
   * preserved and texts sort by code point.
   */
  private record Parameter(String name, String value) {
    static Parameter of(String raw) {
      int equals = raw.indexOf('=');
      return equals < 0
          ? new Parameter(decode(raw), "")
          : new Parameter(decode(raw.substring(0, equals)), decode(raw.substring(equals + 1)));
    }

    String encoded() {
      return encode(name) + '=' + encode(value);
    }
  }

  private static String decode(String form) {
    String bytes = new String(form.getBytes(UTF_8), ISO_8859_1);
    StringBuilder decoded = new StringBuilder(bytes.length());
    for (int i = 0; i < bytes.length(); i++) {
      char c = bytes.charAt(i);
      if (c == '%' && isEscape(bytes, i)) {
        decoded.append((char) HexFormat.fromHexDigits(bytes, i + 1, i + 3));
        i += 2;
      } else {
        decoded.append(c == '+' ? ' ' : c);
      }
    }
    return decoded.toString();
  }

  private static String encode(String bytes) {
    StringBuilder encoded = new StringBuilder(2 * bytes.length());
    for (int i = 0; i < bytes.length(); i++) {
      char c = bytes.charAt(i);
      if (isUnreserved(c)) {
        encoded.append(c);
      } else {
        UPPER_HEX.toHexDigits(encoded.append('%'), (byte) c);
      }
    }
    return encoded.toString();
  }

  private static boolean isEscape(String text, int percent) {
    return percent + 2 < text.length()
        && HexFormat.isHexDigit(text.charAt(percent + 1))
        && HexFormat.isHexDigit(text.charAt(percent + 2));
  }

  private static boolean isUnreserved(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || UNRESERVED_MARKS.indexOf(c) >= 0;
  }
}
