package io.aui.appserver.tracing;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The framework's names of the main settings of traces, OpenTelemetry's, and their values. */
final class TracingSettings {
  static final String ENDPOINT = "quarkus.otel.exporter.otlp.endpoint";
  static final String TRACES_ENDPOINT = "quarkus.otel.exporter.otlp.traces.endpoint";

  /** Settings of which the framework would fail, each with a value that it can read. */
  private static final Map<String, String> CHECKED =
      Map.of(
          ENDPOINT,
          "http://localhost:4317",
          TRACES_ENDPOINT,
          "http://localhost:4317",
          "quarkus.otel.exporter.otlp.protocol",
          "grpc",
          "quarkus.otel.exporter.otlp.traces.protocol",
          "grpc",
          "quarkus.otel.traces.sampler.arg",
          "1");

  /**
   * OpenTelemetry's name of each setting that has the same values under the framework's names. The
   * framework reads the names with {@code traces} and resolves them to the others by itself.
   */
  private static final Map<String, String> STANDARD =
      Map.ofEntries(
          Map.entry(ENDPOINT, "otel.exporter.otlp.endpoint"),
          Map.entry(TRACES_ENDPOINT, "otel.exporter.otlp.endpoint"),
          Map.entry("quarkus.otel.exporter.otlp.headers", "otel.exporter.otlp.headers"),
          Map.entry("quarkus.otel.exporter.otlp.traces.headers", "otel.exporter.otlp.headers"),
          Map.entry("quarkus.otel.exporter.otlp.protocol", "otel.exporter.otlp.protocol"),
          Map.entry("quarkus.otel.exporter.otlp.traces.protocol", "otel.exporter.otlp.protocol"),
          Map.entry("quarkus.otel.service.name", "otel.service.name"),
          Map.entry("quarkus.otel.traces.sampler.arg", "otel.traces.sampler.arg"));

  private TracingSettings() {}

  /** OpenTelemetry's name of a setting; empty if only the framework's counts. */
  static Optional<String> standardName(String name) {
    return Optional.ofNullable(STANDARD.get(name));
  }

  /** The settings that have a {@link #problem}, if their value is wrong. */
  static Set<String> checked() {
    return CHECKED.keySet();
  }

  /** A right value of one of the {@link #checked}. */
  static String rightValue(String name) {
    return CHECKED.get(name);
  }

  /** What is wrong with the value of one of the {@link #checked}; empty if nothing. */
  static Optional<String> problem(String name, String value) {
    if (name.endsWith(".endpoint")) {
      return isHttpUrl(value)
          ? Optional.empty()
          : Optional.of("must be a URL such as http://collector:4317");
    }
    if (name.endsWith(".protocol")) {
      return List.of("grpc", "http/protobuf").contains(value)
          ? Optional.empty()
          : Optional.of("must be grpc or http/protobuf");
    }
    return isShare(value) ? Optional.empty() : Optional.of("must be a number from 0 to 1");
  }

  private static boolean isHttpUrl(String value) {
    try {
      URI url = new URI(value);
      return url.getHost() != null
          && ("http".equalsIgnoreCase(url.getScheme())
              || "https".equalsIgnoreCase(url.getScheme()));
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static boolean isShare(String value) {
    try {
      double share = Double.parseDouble(value);
      return share >= 0 && share <= 1;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
