package io.aui.appserver.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.aui.appserver.config.ConfigCheck.Problem;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TracingSwitchTest {
  private static final String SWITCH = "quarkus.otel.sdk.disabled";
  private static final String ENDPOINT = "quarkus.otel.exporter.otlp.endpoint";
  private static final String DEFAULT = "http://localhost:4317/";

  @ParameterizedTest
  @CsvSource({
    "some.other.setting,                         http://here:4317, true, " + DEFAULT,
    ENDPOINT + ",                                http://here:4317, false, http://here:4317",
    "otel.exporter.otlp.endpoint,                http://here:4317, false, http://here:4317",
    "quarkus.otel.exporter.otlp.traces.endpoint, http://here:4317, false, " + DEFAULT,
    "otel.exporter.otlp.endpoint,                ' ',              true, " + DEFAULT,
  })
  void tracesAreMadeOnlyIfAnEndpointIsSet(
      String name, String value, boolean disabled, String endpoint) {
    SmallRyeConfig config = config(Map.of(name, value));

    assertThat(config.getValue(SWITCH, Boolean.class)).isEqualTo(disabled);
    assertThat(config.getValue(ENDPOINT, String.class)).isEqualTo(endpoint);
  }

  @ParameterizedTest
  @CsvSource({
    "quarkus.otel.exporter.otlp.protocol, http/protobuf",
    "quarkus.otel.exporter.otlp.traces.protocol, http/protobuf",
    "quarkus.otel.exporter.otlp.headers,  k=v",
    "quarkus.otel.service.name,           calls",
    "quarkus.otel.traces.sampler.arg,     0.1",
  })
  void theStandardNameCountsUnlessTheFrameworksIsSet(String name, String value) {
    String standard = name.substring("quarkus.".length()).replace("otlp.traces.", "otlp.");

    assertThat(config(Map.of(standard, value)).getValue(name, String.class)).isEqualTo(value);
    assertThat(config(Map.of(standard, "other", name, value)).getValue(name, String.class))
        .isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "otel.exporter.otlp.endpoint,         collector:4317,     OTEL_EXPORTER_OTLP_ENDPOINT",
    "quarkus.otel.exporter.otlp.endpoint, http://no such,     QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT",
    "otel.exporter.otlp.protocol,         http/json,          OTEL_EXPORTER_OTLP_PROTOCOL",
    "quarkus.otel.traces.sampler.arg,     1.5,                QUARKUS_OTEL_TRACES_SAMPLER_ARG",
    "otel.traces.sampler.arg,             half,               OTEL_TRACES_SAMPLER_ARG",
  })
  void aWrongSettingIsReportedByTheNameThatWasSet(String name, String value, String variable) {
    Map<String, String> given = new HashMap<>(Map.of(ENDPOINT, "http://here:4317"));
    if (name.endsWith("endpoint")) {
      given.clear();
    }
    given.put(name, value);
    SmallRyeConfig config = config(given);

    assertThat(config.getValue(SWITCH, Boolean.class)).as("the framework would fail").isTrue();
    assertThat(new TracingConfigCheck(config).problems())
        .extracting(Problem::variable, Problem::fatal)
        .containsExactly(tuple(variable, true));
  }

  @Test
  void withoutAnEndpointNothingIsChecked() {
    assertThat(new TracingConfigCheck(config(Map.of("otel.traces.sampler.arg", "x"))).problems())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void whoeverSetsTheSwitchDecides(boolean disabled) {
    SmallRyeConfig config =
        config(Map.of(SWITCH, Boolean.toString(disabled), ENDPOINT, "http://here:4317"));

    assertThat(config.getValue(SWITCH, Boolean.class)).isEqualTo(disabled);
  }

  private static SmallRyeConfig config(Map<String, String> given) {
    return new SmallRyeConfigBuilder()
        .withDefaultValue(ENDPOINT, DEFAULT)
        .withDefaultValue(SWITCH, "false")
        .withSources(new PropertiesConfigSource(given, "given", 100))
        .withInterceptors(new TracingSwitch())
        .build();
  }
}
