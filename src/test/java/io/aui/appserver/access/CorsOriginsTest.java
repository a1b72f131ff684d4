package io.aui.appserver.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.config.ConfigCheck.Problem;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorsOriginsTest {

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost:3000", "https://localhost", "http://127.0.0.1:5173"})
  void developmentAllowsPagesOfThisMachine(String origin) {
    assertThat(shipped("dev").allow(origin)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost.evil.example",
        "http://evil.example/?http://localhost",
        "http://127a0b0c1",
        "null",
        ""
      })
  void anExpressionHasToMatchTheWholeOrigin(String origin) {
    assertThat(shipped("dev").allow(origin)).isFalse();
  }

  @Test
  void literalOriginsAreComparedToTheLetter() {
    CorsOrigins origins = origins("https://a.example", " https://b.example ");

    assertThat(origins.allow("https://a.example")).isTrue();
    assertThat(origins.allow("https://b.example")).isTrue();
    assertThat(origins.allow("http://a.example")).isFalse();
    assertThat(origins.allow("https://a.example:8443")).isFalse();
    assertThat(origins.allow("https://x.a.example")).isFalse();
  }

  @Test
  void nothingConfiguredAllowsNobody() {
    assertThat(origins().allow("https://a.example")).isFalse();
  }

  @Test
  void anInvalidExpressionPreventsTheStart() {
    assertThat(new CorsConfigCheck(Optional.of(List.of("/(/"))).problems())
        .allMatch(Problem::fatal)
        .extracting(Problem::variable)
        .containsExactly("QUARKUS_HTTP_CORS_ORIGINS");
  }

  @Test
  void productionAllowsNobodyByDefault() {
    assertThat(shipped("prod").allow("http://localhost:3000")).isFalse();
  }

  /** What the server's own settings say in a profile. */
  private static CorsOrigins shipped(String profile) {
    try {
      Optional<List<String>> setting =
          new SmallRyeConfigBuilder()
              .withSources(
                  new PropertiesConfigSource(
                      CorsOriginsTest.class.getResource("/application.properties")))
              .withProfile(profile)
              .build()
              .getOptionalValues(Cors.ORIGINS, String.class);
      return CorsOrigins.read(setting.orElse(List.of())).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CorsOrigins origins(String... setting) {
    return CorsOrigins.read(List.of(setting)).orElseThrow();
  }
}
