package io.aui.appserver.connection;

import java.net.URI;
import java.net.URISyntaxException;

/** What a request line names. */
final class RequestTarget {
  private RequestTarget() {}

  /** Whether it is a URI. The framework asks the same, but answers without a body if it is none. */
  static boolean isUri(String target) {
    return isPlainPath(target) || isParsed(target);
  }

  /** Almost all are, and need no parser. */
  private static boolean isPlainPath(String target) {
    for (int i = 0; i < target.length(); i++) {
      char c = target.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      boolean digit = c >= '0' && c <= '9';
      boolean slash = c == '/' && (i == 0 || target.charAt(i - 1) != '/');
      if (!letter && !digit && !slash && c != '_') {
        return false;
      }
    }
    return target.startsWith("/");
  }

  private static boolean isParsed(String target) {
    try {
      return !new URI(target).toString().isEmpty();
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
