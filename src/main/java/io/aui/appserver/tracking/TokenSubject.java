package io.aui.appserver.tracking;

/**
 * The channel and the user of an RTC token. Ordered by the concatenation of both texts, which is
 * what the token's hash covers.
 */
record TokenSubject(String channelId, String userId) implements Comparable<TokenSubject> {
  @Override
  public int compareTo(TokenSubject other) {
    int common = Math.min(length(), other.length());
    for (int i = 0; i < common; i++) {
      int difference = Character.compare(charAt(i), other.charAt(i));
      if (difference != 0) {
        return difference;
      }
    }
    int difference = Integer.compare(length(), other.length());
    return difference != 0
        ? difference
        : Integer.compare(channelId.length(), other.channelId.length());
  }

  /** Whether the concatenation of both texts starts with a prefix. */
  boolean startsWith(String prefix) {
    if (prefix.length() > length()) {
      return false;
    }
    for (int i = 0; i < prefix.length(); i++) {
      if (charAt(i) != prefix.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private int length() {
    return channelId.length() + userId.length();
  }

  private char charAt(int index) {
    return index < channelId.length()
        ? channelId.charAt(index)
        : userId.charAt(index - channelId.length());
  }
}
