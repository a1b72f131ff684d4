package io.aui.appserver.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.config.ConfigCheck.Problem;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsInterceptorTest {
  @Test
  void wrongValuesAreRecordedAndTheDefaultIsReadInstead() {
    SmallRyeConfig config =
        config(
            Map.of(
                "APPSERVER_HTTP_REQUEST_TIMEOUT", "25",
                "APPSERVER_IMS_READ_TIMEOUT", " ",
                "APPSERVER_LIMITS_STARTS_PER_MINUTE", "s3cret",
                "APPSERVER_IMS_CONNECT_TIMEOUT", "3s"));

    assertThat(config.getConfigValue("appserver.http.request-timeout").getValue()).isEqualTo("25s");
    assertThat(config.getConfigValue("appserver.ims.read-timeout").getValue()).isEqualTo("10s");
    assertThat(config.getConfigValue("appserver.limits.starts-per-minute").getValue()).isNull();
    assertThat(config.getConfigValue("appserver.ims.connect-timeout").getValue()).isEqualTo("3s");
    assertThat(SettingsInterceptor.wrongValues())
        .extracting(Problem::variable)
        .contains(
            "APPSERVER_HTTP_REQUEST_TIMEOUT",
            "APPSERVER_IMS_READ_TIMEOUT",
            "APPSERVER_LIMITS_STARTS_PER_MINUTE")
        .doesNotContain("APPSERVER_IMS_CONNECT_TIMEOUT");
    assertThat(SettingsInterceptor.wrongValues().toString()).doesNotContain("s3cret");

    SmallRyeConfig corrected =
        config(
            Map.of(
                "APPSERVER_HTTP_REQUEST_TIMEOUT", "25s",
                "APPSERVER_IMS_READ_TIMEOUT", "9s",
                "APPSERVER_LIMITS_STARTS_PER_MINUTE", "1"));
    assertThat(corrected.getConfigValue("appserver.http.request-timeout").getValue()).isNotNull();
    assertThat(corrected.getConfigValue("appserver.ims.read-timeout").getValue()).isNotNull();
    assertThat(corrected.getConfigValue("appserver.limits.starts-per-minute").getValue())
        .isNotNull();
    assertThat(SettingsInterceptor.wrongValues()).isEmpty();
  }

  @Test
  void theAddressOfAServiceIsNoPort() {
    SmallRyeConfig config = config(Map.of("APPSERVER_SANDBOX_PORT", "tcp://10.0.0.1:8080"));

    assertThat(config.getConfigValue("appserver.sandbox.port").getValue()).isEqualTo("0");
    assertThat(SettingsInterceptor.wrongValues())
        .extracting(Problem::variable)
        .doesNotContain("APPSERVER_SANDBOX_PORT");
  }

  private static SmallRyeConfig config(Map<String, String> environment) {
    return new SmallRyeConfigBuilder()
        .withInterceptors(new SettingsInterceptor())
        .withSources(new EnvConfigSource(environment, EnvConfigSource.ORDINAL))
        .build();
  }
}
