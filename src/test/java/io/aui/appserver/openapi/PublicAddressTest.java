package io.aui.appserver.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.http.HttpConfig;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressTest {
  @ParameterizedTest
  @CsvSource({
    "https://voice.example.com,          https://voice.example.com",
    "https://example.com/voice,          https://example.com/voice",
    ",                                   http://localhost:8181"
  })
  void isWhatIsConfiguredElseTheMainPort(String setting, String url) {
    OpenAPI document = OASFactory.createOpenAPI();

    PublicAddress.name(document, config(setting));

    assertThat(document.getServers())
        .singleElement()
        .satisfies(server -> assertThat(server.getUrl()).isEqualTo(url));
    assertThat(problems(setting)).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"voice.example.com", "https://example.com/", "ftp://a", "https://a/?b"})
  void mustBeAUrlWithoutASlashAtItsEnd(String setting) {
    assertThat(problems(setting)).isEqualTo(1);
  }

  private static int problems(String setting) {
    return new PublicUrlConfigCheck(config(setting).getConfigMapping(HttpConfig.class))
        .problems()
        .size();
  }

  private static SmallRyeConfig config(String setting) {
    SmallRyeConfigBuilder builder =
        new SmallRyeConfigBuilder()
            .withConverter(Duration.class, 200, new DurationConverter())
            .withConverter(MemorySize.class, 200, new MemorySizeConverter())
            .withMapping(HttpConfig.class)
            .withDefaultValues(Map.of("quarkus.http.port", "8181"));
    if (setting != null) {
      builder.withDefaultValue("appserver.http.public-url", setting);
    }
    return builder.build();
  }
}
