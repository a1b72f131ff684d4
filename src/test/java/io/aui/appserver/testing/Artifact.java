package io.aui.appserver.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * What the build left to be started, as {@code target/quarkus-artifact.properties} tells: a jar, or
 * a native executable.
 *
 * @param path where it is
 * @param isNative whether it is an executable
 */
public record Artifact(Path path, boolean isNative) {
  private static final Path PROPERTIES = Path.of("target", "quarkus-artifact.properties");

  /** The artifact of the latest build. */
  public static Artifact built() {
    return read(PROPERTIES);
  }

  static Artifact read(Path properties) {
    Properties told = new Properties();
    try (InputStream in = Files.newInputStream(properties)) {
      told.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException("nothing was built", e);
    }
    Path path = properties.resolveSibling(told.getProperty("path")).toAbsolutePath();
    return new Artifact(path, told.getProperty("type").startsWith("native"));
  }

  /**
   * The command line that starts it.
   *
   * @param options for the JVM, or those for the executable
   */
  public List<String> command(List<String> options) {
    List<String> command = new ArrayList<>();
    if (isNative) {
      command.add(path.toString());
      command.addAll(options);
    } else {
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(options);
      command.addAll(List.of("-jar", path.toString()));
    }
    return command;
  }
}
