package io.aui.appserver.lan;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.web.QrCode;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanSettingsTest {
  private static final Pattern ORIGINS =
      Pattern.compile(LanSettings.ORIGINS.substring(1, LanSettings.ORIGINS.length() - 1));

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "dev,  true,  0.0.0.0",
    "dev,  '',    0.0.0.0",
    "dev,  false, localhost",
    "dev,  ,      localhost",
    "prod, true,  localhost",
    "test, true,  localhost"
  })
  void countsInDevelopmentIfItIsAskedFor(String profile, String lan, String host) {
    Map<String, String> settings =
        lan == null
            ? Map.of("quarkus.http.host", "localhost")
            : Map.of("quarkus.http.host", "localhost", "lan", lan);
    SmallRyeConfig config =
        new SmallRyeConfigBuilder()
            .withProfile(profile)
            .withSources(new PropertiesConfigSource(settings, "settings", 250))
            .withSources(new LanSettings())
            .build();

    assertThat(config.getValue("quarkus.http.host", String.class)).isEqualTo(host);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:3000",
        "https://127.0.0.1:8443",
        "http://10.1.2.3",
        "https://192.168.0.17:8443",
        "http://172.16.0.1:5173",
        "http://172.31.255.1",
        "https://my-mac.local:8443"
      })
  void pagesOfTheNetworkMayCall(String origin) {
    assertThat(ORIGINS.matcher(origin).matches()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com",
        "http://172.32.0.1",
        "http://192.168.0.1.example.com",
        "http://10.evil.example",
        "http://8.8.8.8",
        "null",
        "http://local"
      })
  void othersMayNot(String origin) {
    assertThat(ORIGINS.matcher(origin).matches()).isFalse();
  }

  @Test
  void theCertificateNamesTheAddressesAndIsKept() throws Exception {
    LanCertificate made = LanCertificate.in(directory, List.of("10.0.0.7", "192.168.1.23"));
    FileTime time = Files.getLastModifiedTime(made.keyStore());
    LanCertificate again = LanCertificate.in(directory, List.of("10.0.0.7", "192.168.1.23"));
    LanCertificate moved = LanCertificate.in(directory, List.of("10.0.0.8"));

    assertThat(again).isEqualTo(made);
    assertThat(Files.getLastModifiedTime(again.keyStore())).isEqualTo(time);
    assertThat(moved).isNotEqualTo(made);
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(made.keyStore())) {
      store.load(in, LanCertificate.PASSWORD.toCharArray());
    }
    X509Certificate certificate = (X509Certificate) store.getCertificate("lan");
    assertThat(certificate.getSubjectAlternativeNames())
        .extracting(name -> name.get(1).toString())
        .containsExactly("localhost", "127.0.0.1", "10.0.0.7", "192.168.1.23");
  }

  @Test
  void theAddressesAreSaidWithAQrCodeOfTheConsole() {
    assertThat(LanAnnouncement.text(List.of("10.0.0.7", "192.168.1.23"), 8080, 8443))
        .contains(
            "  https://10.0.0.7:8443  http://10.0.0.7:8080",
            "  https://192.168.1.23:8443  http://192.168.1.23:8080",
            "https://10.0.0.7:8443/console/\n" + QrCode.lines("https://10.0.0.7:8443/console/"));
    assertThat(LanAnnouncement.text(List.of(), 8080, 8443)).contains("in no network");
  }
}
