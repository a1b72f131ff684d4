package io.aui.appserver.tracing;

import io.aui.appserver.config.ConfigCheck.Problem;
import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Traces are made only if an endpoint for them is set; the framework alone would send them to this
 * machine. Whoever sets the switch itself decides. OpenTelemetry's own names of the main settings
 * count where the framework's are not set, since platforms set those for all their services. Wrong
 * values, of which the framework would fail, are replaced; {@link TracingConfigCheck} reports them.
 */
public final class TracingSwitch implements ConfigSourceInterceptor {
  private static final long serialVersionUID = 1;

  private static final String SWITCH = "quarkus.otel.sdk.disabled";

  /** By name; there are not more than checked settings. */
  private static final Map<String, Problem> WRONG = new ConcurrentHashMap<>();

  /** The wrong values that were read so far. */
  static List<Problem> wrongValues() {
    return WRONG.values().stream().distinct().toList();
  }

  @Override
  public ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
    ConfigValue value = given(context, name);
    if (name.equals(SWITCH) && !isSet(value)) {
      boolean on = hasEndpoint(context) && isRight(context);
      return ConfigValue.builder().withName(name).withValue(Boolean.toString(!on)).build();
    }
    Optional<String> problem = problem(value, name);
    if (problem.isEmpty() || !hasEndpoint(context) || isResolved(context, name, value)) {
      WRONG.remove(name);
    } else {
      WRONG.put(name, Problem.fatal(variable(value.getName()), problem.get()));
    }
    if (problem.isPresent()) {
      return value.withValue(TracingSettings.rightValue(name)).withName(name);
    }
    return value == null ? null : value.withName(name);
  }

  /** The value under the framework's name, else under OpenTelemetry's. */
  private static ConfigValue given(ConfigSourceInterceptorContext context, String name) {
    ConfigValue given = context.proceed(name);
    return isSet(given)
        ? given
        : TracingSettings.standardName(name)
            .map(context::proceed)
            .filter(TracingSwitch::isSet)
            .orElse(given);
  }

  private static boolean hasEndpoint(ConfigSourceInterceptorContext context) {
    return isSet(given(context, TracingSettings.ENDPOINT))
        || isSet(given(context, TracingSettings.TRACES_ENDPOINT));
  }

  /** With a wrong setting the server does not start, but until then nothing is to be exported. */
  private static boolean isRight(ConfigSourceInterceptorContext context) {
    return TracingSettings.checked().stream()
        .allMatch(name -> problem(given(context, name), name).isEmpty());
  }

  /** Whether the framework has resolved a name with {@code traces} to the one without. */
  private static boolean isResolved(
      ConfigSourceInterceptorContext context, String name, ConfigValue value) {
    String general = name.replace(".otlp.traces.", ".otlp.");
    ConfigValue other = given(context, general);
    return !general.equals(name) && isSet(other) && other.getValue().equals(value.getValue());
  }

  private static Optional<String> problem(ConfigValue value, String name) {
    return isSet(value) && TracingSettings.checked().contains(name)
        ? TracingSettings.problem(name, value.getValue())
        : Optional.empty();
  }

  private static String variable(String name) {
    return name.replace('.', '_').toUpperCase(Locale.ROOT);
  }

  /** Defaults have the lowest ordinal. */
  private static boolean isSet(ConfigValue value) {
    return value != null
        && value.getConfigSourceOrdinal() > Integer.MIN_VALUE
        && value.getValue() != null
        && !value.getValue().isBlank();
  }
}
