package io.aui.appserver.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FrameworkCorsTest {
  private static final String SWITCH = "quarkus.http.cors.enabled";

  /** The framework sets it as a system property, which no file overrides. */
  @Test
  void theFrameworksFilterStaysOffWhoeverTurnsItOn() {
    SmallRyeConfig config =
        new SmallRyeConfigBuilder()
            .withSources(
                new PropertiesConfigSource(
                    Map.of(SWITCH, "true", Cors.ORIGINS, "https://a.example"), "system", 400))
            .addDiscoveredInterceptors()
            .build();

    assertThat(config.getValue(SWITCH, Boolean.class)).isFalse();
    assertThat(config.getValue(Cors.ORIGINS, String.class)).isEqualTo("https://a.example");
  }
}
