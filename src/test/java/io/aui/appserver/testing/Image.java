package io.aui.appserver.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How an image starts the server, read out of its Dockerfile, so that what is tested is what is
 * delivered.
 *
 * @param options for the JVM, or those for the native executable
 * @param environment what else it sets
 */
public record Image(List<String> options, Map<String, String> environment) {
  private static final Path DOCKER = Path.of("src", "main", "docker");
  private static final Pattern VARIABLE =
      Pattern.compile("^ENV (\\w+)=\"?([^\"\\n]*)\"?$", Pattern.MULTILINE);
  private static final Pattern ARGUMENTS =
      Pattern.compile("^(?:ENTRYPOINT|CMD) \\[(.*)]$", Pattern.MULTILINE);
  private static final Pattern OPTION = Pattern.compile("\"(-[^\"]+)\"");
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  /** These two the base image's launcher turns into options. */
  private static final List<String> OF_LAUNCHER =
      List.of("GC_CONTAINER_OPTIONS", "JAVA_OPTS_APPEND");

  /** What the manifests give to a container; without it, a share would be one of this machine. */
  private static final String MEMORY_LIMIT = "-XX:MaxRAM=512m";

  /** Where the image's JVM finds a file that exists in the image only. */
  private static final String OF_THIS_IMAGE_ONLY = "JDK_JAVA_OPTIONS";

  /** The image that is made of an artifact. */
  public static Image of(Artifact artifact) {
    Path file = DOCKER.resolve(artifact.isNative() ? "Dockerfile.native-micro" : "Dockerfile.jvm");
    try {
      return read(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Image read(String dockerfile) {
    String text = dockerfile.replace("\\\n", "");
    Map<String, String> environment = new HashMap<>();
    Matcher variable = VARIABLE.matcher(text);
    while (variable.find()) {
      environment.put(variable.group(1), variable.group(2));
    }
    List<String> options = new ArrayList<>();
    for (String name : OF_LAUNCHER) {
      String value = environment.remove(name);
      if (value != null) {
        options.addAll(BLANKS.splitAsStream(value.strip()).toList());
      }
    }
    ARGUMENTS
        .matcher(text)
        .results()
        .flatMap(arguments -> OPTION.matcher(arguments.group(1)).results())
        .forEach(option -> options.add(option.group(1)));
    environment.remove(OF_THIS_IMAGE_ONLY);
    if (options.stream().anyMatch(option -> option.startsWith("-XX:MaxRAMPercentage"))) {
      options.add(MEMORY_LIMIT);
    }
    return new Image(options, environment);
  }
}
