package io.aui.appserver.lan;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Settings for development with {@code -Dlan}: all interfaces, https with a certificate of this
 * machine's addresses, since browsers give pages a microphone on https only, and calls from pages
 * of the same network. System properties and environment variables take precedence.
 */
public final class LanSettings implements ConfigSourceFactory {
  /** The system property that turns it on. */
  static final String SWITCH = "lan";

  private static final String DEVELOPMENT = "dev";

  /** Above {@code application.properties}, below environment variables. */
  private static final int ORDINAL = 260;

  /** Pages of this machine and of private networks (RFC 1918), and of names in {@code .local}. */
  static final String ORIGINS =
      "/https?://(localhost|127[.]0[.]0[.]1|10[.][0-9.]+|192[.]168[.][0-9.]+"
          + "|172[.](1[6-9]|2[0-9]|3[01])[.][0-9.]+|[a-z0-9-]+[.]local)(:[0-9]+)?/";

  /** Called by the configuration library through {@code META-INF/services}. */
  public LanSettings() {}

  @Override
  public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
    ConfigValue lan = context.getValue(SWITCH);
    return isOn(lan == null ? null : lan.getValue()) && context.getProfiles().contains(DEVELOPMENT)
        ? List.of(new PropertiesConfigSource(settings(), "-Dlan", ORDINAL))
        : List.of();
  }

  /** {@code -Dlan} alone sets an empty text, or {@code true}. */
  static boolean isOn(String value) {
    return value != null && !value.equals("false");
  }

  private static Map<String, String> settings() {
    LanCertificate certificate = LanCertificate.of(LanAddresses.all());
    return Map.of(
        "quarkus.http.host",
        "0.0.0.0",
        "quarkus.http.insecure-requests",
        "enabled",
        "quarkus.http.ssl.certificate.key-store-file",
        certificate.keyStore().toString(),
        "quarkus.http.ssl.certificate.key-store-password",
        LanCertificate.PASSWORD,
        "quarkus.http.cors.origins",
        ORIGINS);
  }
}
