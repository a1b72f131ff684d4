package io.aui.appserver.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What the packaged server that the framework has started for a test has logged. */
public final class PackagedLog {
  private static final Path FILE = Path.of("target", "quarkus.log");

  private PackagedLog() {}

  /** All of it. */
  public static String text() {
    try {
      return Files.readString(FILE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Line by line. */
  public static Stream<String> lines() {
    return text().lines();
  }

  /** The number of lines with a text. */
  public static long count(String part) {
    return lines().filter(line -> line.contains(part)).count();
  }
}
