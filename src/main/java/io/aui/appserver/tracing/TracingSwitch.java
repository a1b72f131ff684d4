package io.aui.appserver.tracing;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import java.util.Map;

/**
 * Traces are made only if an endpoint for them is set; the framework alone would send them to this
 * machine. Whoever sets the switch itself decides. OpenTelemetry's own names of the main settings
 * count where the framework's are not set, since platforms set those for all their services.
 */
public final class TracingSwitch implements ConfigSourceInterceptor {
  private static final long serialVersionUID = 1;

  private static final String SWITCH = "quarkus.otel.sdk.disabled";
  private static final String ENDPOINT = "quarkus.otel.exporter.otlp.endpoint";
  private static final String TRACES_ENDPOINT = "quarkus.otel.exporter.otlp.traces.endpoint";

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

  @Override
  public ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
    ConfigValue given = context.proceed(name);
    if (isSet(given)) {
      return given;
    }
    if (name.equals(SWITCH)) {
      boolean hasEndpoint =
          isSet(getValue(context, ENDPOINT)) || isSet(getValue(context, TRACES_ENDPOINT));
      return ConfigValue.builder().withName(name).withValue(Boolean.toString(!hasEndpoint)).build();
    }
    String standardName = STANDARD.get(name);
    if (standardName != null) {
      ConfigValue standard = context.proceed(standardName);
      return isSet(standard) ? standard.withName(name) : given;
    }
    return given;
  }

  /** Defaults have the lowest ordinal. */
  private static boolean isSet(ConfigValue value) {
    return value != null
        && value.getConfigSourceOrdinal() > Integer.MIN_VALUE
        && value.getValue() != null
        && !value.getValue().isBlank();
  }
}
