package io.aui.appserver.sbom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds what the product contains against the repository's list of known vulnerabilities. */
class SbomIT {
  static final Path KNOWN = Path.of("src", "security", "known-vulnerabilities.json");

  private static final Path SBOM = Path.of("target", "sbom.json");

  @Test
  void nothingReachableIsKnownToBeVulnerable() throws IOException {
    assumeThat(System.getProperty("maven.mode", ""))
        .as("the bill of materials is made by builds that are online")
        .isNotEqualTo("offline=true");
    List<Component> components = Component.list(SBOM);
    assertThat(components.stream().map(Component::dependency))
        .contains("io.netty:netty-codec-http", "com.fasterxml.jackson.core:jackson-databind");
    assertThat(Component.reachableVulnerabilities(components, KnownVulnerability.list(KNOWN)))
        .isEmpty();
  }
}
