package io.aui.appserver.audit;

/**
 * A line of {@code key=value} pairs with a blank between two. A value is at most {@value #MAX}
 * characters that cannot end a value, a line or a JSON string; any other character is written as
 * {@code ?}, an absent value as {@code -}.
 */
final class AuditLine {
  private static final int MAX = 128;
  private static final String HARMLESS = "._:/@+-";

  private final StringBuilder line = new StringBuilder(256);

  AuditLine add(String key, String value) {
    key(key);
    if (value.isEmpty()) {
      line.append('-');
    }
    int length = Math.min(value.length(), MAX);
    for (int i = 0; i < length; i++) {
      char c = value.charAt(i);
      line.append(isHarmless(c) ? c : '?');
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

  private static boolean isHarmless(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || HARMLESS.indexOf(c) >= 0;
  }

  @Override
  public String toString() {
    return line.toString();
  }
}
