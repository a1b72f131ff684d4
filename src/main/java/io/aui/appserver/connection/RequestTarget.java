package io.aui.appserver.connection;

import java.net.URI;
import java.net.URISyntaxException;

/** Checks the target of a request line. */
final class RequestTarget {
  private RequestTarget() {}

  /** Whether it is a URI. The framework checks that, too, but its error response has no body. */
  static boolean isUri(String target) {
    return isPlainPath(target) || isParsed(target);
  }

  /** A quick check that accepts almost all targets without a parser. */
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
