package io.aui.appserver.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the tests start is what was built, in the way in which its image starts it. */
class ArtifactTest {
  @TempDir private Path directory;

  @Test
  void aJarIsStartedByTheJvm() throws IOException {
    Artifact jar = built("path=quarkus-app/quarkus-run.jar\ntype=jar\n");

    assertThat(jar.isNative()).isFalse();
    assertThat(jar.command(List.of("-Xmx1g")))
        .containsExactly(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx1g",
            "-jar",
            directory.resolve("quarkus-app/quarkus-run.jar").toString());
  }

  @Test
  void anExecutableStartsByItself() throws IOException {
    Artifact executable = built("path=app-runner\ntype=native\n");

    assertThat(executable.isNative()).isTrue();
    assertThat(executable.command(List.of("-Xmx1g")))
        .containsExactly(directory.resolve("app-runner").toString(), "-Xmx1g");
  }

  @Test
  void theImagesOptionsAreFound() {
    Image image =
        Image.read(
            """
            FROM base
            ENV GC_CONTAINER_OPTIONS="-XX:+UseSerialGC"
            ENV JAVA_OPTS_APPEND="-XX:MaxRAMPercentage=30 \\
              -Da=b"
            ENV JDK_JAVA_OPTIONS="-XX:AOTCache=/file"
            ENV MALLOC_ARENA_MAX=2
            ENTRYPOINT ["/run", "-XX:+Exit"]
            CMD ["-Xss1m"]
            """);

    assertThat(image.options())
        .containsExactly(
            "-XX:+UseSerialGC",
            "-XX:MaxRAMPercentage=30",
            "-Da=b",
            "-XX:+Exit",
            "-Xss1m",
            "-XX:MaxRAM=512m");
    assertThat(image.environment()).containsOnlyKeys("MALLOC_ARENA_MAX");
    assertThat(image.environment().get("MALLOC_ARENA_MAX")).isEqualTo("2");
  }

  @Test
  void bothImagesBoundTheHeap() {
    for (boolean isNative : new boolean[] {false, true}) {
      assertThat(Image.of(new Artifact(directory, isNative)).options())
          .anyMatch(option -> option.startsWith("-Xmx") || option.contains("MaxRAM"));
    }
  }

  @Test
  void bothImagesEndWhenNoMemoryIsLeftWhateverArgumentsTheContainerGets() throws IOException {
    for (boolean isNative : new boolean[] {false, true}) {
      assertThat(Image.of(new Artifact(directory, isNative)).options())
          .contains("-XX:+ExitOnOutOfMemoryError");
    }
    assertThat(Files.readString(Path.of("src/main/docker/Dockerfile.native-micro")))
        .doesNotContain("\nCMD ");
  }

  private Artifact built(String properties) throws IOException {
    return Artifact.read(
        Files.writeString(directory.resolve("quarkus-artifact.properties"), properties));
  }
}
