package io.aui.appserver.tracing;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import java.util.stream.Stream;

/**
 * Traces are made only if an endpoint for them is set, by the framework's name or by
 * OpenTelemetry's; the framework alone would send them to this machine. Whoever sets the switch
 * itself decides.
 */
public final class TracingSwitch implements ConfigSourceInterceptor {
  private static final long serialVersionUID = 1;

  private static final String SWITCH = "quarkus.otel.sdk.disabled";
  private static final String ENDPOINT = "quarkus.otel.exporter.otlp.endpoint";
  private static final String TRACES_ENDPOINT = "quarkus.otel.exporter.otlp.traces.endpoint";
  private static final String STANDARD_ENDPOINT = "otel.exporter.otlp.endpoint";

  @Override
  public ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
    ConfigValue given = context.proceed(name);
    if (isSet(given)) {
      return given;
    }
    return switch (name) {
      case SWITCH -> named(name, Boolean.toString(!hasEndpoint(context)));
      case ENDPOINT -> {
        ConfigValue standard = context.proceed(STANDARD_ENDPOINT);
        yield isSet(standard) ? named(name, standard.getValue()) : given;
      }
      default -> given;
    };
  }

  private static boolean hasEndpoint(ConfigSourceInterceptorContext context) {
    return Stream.of(STANDARD_ENDPOINT, ENDPOINT, TRACES_ENDPOINT)
        .map(context::proceed)
        .anyMatch(TracingSwitch::isSet);
  }

  private static ConfigValue named(String name, String value) {
    return ConfigValue.builder().withName(name).withValue(value).build();
  }

  /** Defaults have the lowest ordinal. */
  private static boolean isSet(ConfigValue value) {
    return value != null
        && value.getConfigSourceOrdinal() > Integer.MIN_VALUE
        && value.getValue() != null
        && !value.getValue().isBlank();
  }
}
