package io.aui.appserver.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/** A list of texts by name. */
final class Texts {
  private static final Pattern LIST = Pattern.compile(",");

  private final String name;
  private final Properties texts;

  private Texts(String name, Properties texts) {
    this.name = name;
    this.texts = texts;
  }

  static Texts load(String name) {
    String file = "openapi/" + name + ".properties";
    Properties texts = new Properties();
    try (InputStream in =
        Thread.currentThread().getContextClassLoader().getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is missing");
      }
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Texts(name, texts);
  }

  Optional<String> find(String key) {
    return Optional.ofNullable(texts.getProperty(key));
  }

  /** A text that lists names, separated by commas; empty if there is none. */
  List<String> list(String key) {
    return find(key)
        .map(names -> LIST.splitAsStream(names).filter(n -> !n.isBlank()).toList())
        .orElse(List.of());
  }

  /** A required text: a member or operation without one fails the build. */
  String required(String key) {
    return find(key)
        .orElseThrow(
            () -> new IllegalStateException("openapi/" + name + ".properties lacks " + key));
  }
}
