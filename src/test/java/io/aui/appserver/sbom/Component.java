package io.aui.appserver.sbom;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A dependency that the product contains.
 *
 * @param dependency group and artifact
 * @param version as published
 */
record Component(String dependency, String version) {
  /** The components that a CycloneDX document in JSON lists. */
  static List<Component> list(Path sbom) throws IOException {
    List<Component> components = new ArrayList<>();
    new ObjectMapper()
        .readTree(sbom.toFile())
        .path("components")
        .forEach(
            component ->
                components.add(
                    new Component(
                        component.path("group").asText() + ":" + component.path("name").asText(),
                        component.path("version").asText())));
    return components;
  }

  /** What of it an attacker could use: one line for each, empty if nothing. */
  static List<String> reachableVulnerabilities(
      List<Component> components, List<KnownVulnerability> known) {
    return known.stream()
        .filter(KnownVulnerability::isReachable)
        .flatMap(
            vulnerability ->
                components.stream()
                    .filter(vulnerability::affects)
                    .map(
                        component ->
                            component.dependency()
                                + " "
                                + component.version()
                                + " has "
                                + vulnerability.id()
                                + ", affected "
                                + vulnerability.affected()
                                + ": "
                                + vulnerability.why()))
        .toList();
  }
}
