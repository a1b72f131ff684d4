package io.aui.appserver.access.login;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Where the keys are: a path, a {@code file:} URL, or an http(s) URL.
 *
 * @param text as configured
 */
record KeyLocation(String text) {
  private static final String FILE = "file:";

  /** Whether it is for the network. */
  boolean isRemote() {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.startsWith("https://") || lower.startsWith("http://");
  }

  /** Whether whoever is on the way could put in keys of their own. */
  boolean isUnprotected() {
    return text.toLowerCase(Locale.ROOT).startsWith("http://");
  }

  /**
   * The keys of a file. Blocks: for the start only.
   *
   * @throws IllegalArgumentException where it cannot be read, or holds no key
   */
  LoginKeys readFile() {
    try {
      Path path = text.startsWith(FILE + "/") ? Path.of(URI.create(text)) : Path.of(plainPath());
      return LoginKeys.read(Files.readString(path));
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot be read: " + e.getClass().getSimpleName(), e);
    }
  }

  private String plainPath() {
    return text.startsWith(FILE) ? text.substring(FILE.length()) : text;
  }
}
