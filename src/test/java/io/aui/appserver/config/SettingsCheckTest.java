package io.aui.appserver.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.config.ConfigCheck.Problem;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsCheckTest {
  @ParameterizedTest
  @CsvSource({
    "APPSERVER_LIMITS_MAX_DURATOIN, APPSERVER_LIMITS_MAX_DURATION",
    "APPSERVER_HTTP_REQUESTTIMEOUT, APPSERVER_HTTP_REQUEST_TIMEOUT",
    "APPSERVER_REGION, APPSERVER_IMS_REGION",
    "_PROD_APPSERVER_STATE_STOER, APPSERVER_STATE_STORE",
  })
  void namesTheVariableThatWasProbablyMeant(String variable, String meant) {
    assertThat(variables(Map.of(variable, "1")))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.fatal()).isTrue();
              assertThat(variable).endsWith(problem.variable());
              assertThat(problem.hint())
                  .isEqualTo("is not a setting of this server; did you mean " + meant + "?");
            });
  }

  @Test
  void theFormerNameOfTheStoreIsToleratedWithTheDefaultAlone() {
    assertThat(variables(Map.of("APPSERVER_TRACKING_STORE", "memory"))).isEmpty();
    assertThat(variables(Map.of("APPSERVER_TRACKING_STORE", "redis"))).hasSize(1);
  }

  @Test
  void namesNoneIfNoneIsLikeIt() {
    assertThat(variables(Map.of("APPSERVER_QWERTYUIOP", "1")))
        .extracting(Problem::hint)
        .containsExactly("is not a setting of this server");
  }

  @ParameterizedTest
  @CsvSource({
    "APPSERVER_IMS_REGION",
    "_DEV_APPSERVER_IMS_REGION",
    "APPSERVER_CALLBACK_TOKEN_0_",
    "APPSERVER_ACCESS_GRANTS_ANY",
    "APPSERVER_AGENTS_REGIONS_CN_BEIJING_VOICE_CHAT",
    "APPSERVER_OVERRIDES_WORKFLOW_TYPES_VIDEOCHAT_MAX_VOLUME",
    "APPSERVER_INBOUND_PHONE_NUMBERS",
    "MY_APPSERVER_THING",
    "QUARKUS_ANYTHING",
    "AUI_APPSERVER_SERVICE_HOST",
    "APPSERVERS_X",
  })
  void knowsAllSettingsAndIgnoresNamesOfOthers(String variable) {
    assertThat(variables(Map.of(variable, "1"))).isEmpty();
  }

  @Test
  void ignoresWhatKubernetesSetsForServicesOfLikeNames() {
    assertThat(
            variables(
                Map.ofEntries(
                    Map.entry("APPSERVER_SERVICE_HOST", "10.0.0.1"),
                    Map.entry("APPSERVER_SERVICE_PORT", "8080"),
                    Map.entry("APPSERVER_SERVICE_PORT_HTTP", "8080"),
                    Map.entry("APPSERVER_PORT", "tcp://10.0.0.1:8080"),
                    Map.entry("APPSERVER_PORT_8080_TCP", "tcp://10.0.0.1:8080"),
                    Map.entry("APPSERVER_PORT_8080_TCP_PROTO", "tcp"),
                    Map.entry("APPSERVER_PORT_8080_TCP_PORT", "8080"),
                    Map.entry("APPSERVER_PORT_8080_TCP_ADDR", "10.0.0.1"),
                    Map.entry("APPSERVER_SANDBOX_SERVICE_HOST", "10.0.0.1"),
                    Map.entry("APPSERVER_SANDBOX_PORT", "tcp://10.0.0.1:8080"))))
        .isEmpty();
  }

  @Test
  void aPortThatIsNoServiceIsNotIgnored() {
    assertThat(variables(Map.of("APPSERVER_PORT", "8080")))
        .extracting(Problem::variable)
        .containsExactly("APPSERVER_PORT");
  }

  @Test
  void namesPropertiesWithTheirSource() {
    var source =
        new PropertiesConfigSource(
            Map.of(
                "appserver.http.requesttimeout", "1",
                "%prod.appserver.ims.regoin", "x",
                "appserver.ims.region", "x",
                "appserver.callback.token[1]", "x",
                "appserver.access.grants.\"takeoverAIAgentCall\"", "x",
                "appserver.overrides.max.\"LlmConfig.LlmHistoryLimit\"", "20"),
            "config/application.properties",
            100);

    assertThat(SettingsCheck.unknown(GivenSetting.all(List.of(source))))
        .extracting(problem -> problem.variable() + " " + problem.hint())
        .containsExactlyInAnyOrder(
            "APPSERVER_HTTP_REQUESTTIMEOUT is not a setting of this server; did you mean"
                + " appserver.http.request-timeout? (set as appserver.http.requesttimeout in"
                + " config/application.properties)",
            "APPSERVER_IMS_REGOIN is not a setting of this server; did you mean"
                + " appserver.ims.region? (set as appserver.ims.regoin in"
                + " config/application.properties)");
  }

  @Test
  void namesFilesOfSettingsThatDoNotExist(@TempDir Path directory) throws IOException {
    Path there = Files.createFile(directory.resolve("there.properties"));
    Path gone = directory.resolve("gone.properties");

    assertThat(
            SettingsCheck.missingFiles(
                List.of(there.toString(), "file:" + there, "https://host/x", gone.toString())))
        .containsExactly(
            Problem.fatal(
                "QUARKUS_CONFIG_LOCATIONS", "names the file " + gone + ", which does not exist"));
  }

  private static List<Problem> variables(Map<String, String> environment) {
    return SettingsCheck.unknown(
        GivenSetting.all(List.of(new EnvConfigSource(environment, EnvConfigSource.ORDINAL))));
  }
}
