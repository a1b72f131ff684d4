package io.aui.appserver.audit;

import java.util.BitSet;

/**
 * Builds a line of {@code key=value} pairs, separated by blanks. A value is cut to {@value #MAX}
 * characters. Characters that could end a value, a line or a JSON string are written as {@code ?},
 * an empty value as {@code -}.
 */
final class AuditLine {
  private static final int MAX = 128;
  private static final BitSet HARMLESS = new BitSet();

  static {
    HARMLESS.set('a', 'z' + 1);
    HARMLESS.set('A', 'Z' + 1);
    HARMLESS.set('0', '9' + 1);
    "._:/@+-".chars().forEach(HARMLESS::set);
  }

  private final StringBuilder line = new StringBuilder(256);

  AuditLine add(String key, String value) {
    key(key);
    if (value.isEmpty()) {
      line.append('-');
    }
    int start = line.length();
    line.append(value, 0, Math.min(value.length(), MAX));
    for (int i = start; i < line.length(); i++) {
      if (!HARMLESS.get(line.charAt(i))) {
        line.setCharAt(i, '?');
      }
    }
    return this;
  }

  AuditLine add(String key, long value) {
    key(key);
    line.append(value);
    return this;
  }

  private void key(String key) {
    if (!line.isEmpty()) {
      line.append(' ');
    }
    line.append(key).append('=');
  }

  @Override
  public String toString() {
    return line.toString();
  }
}
