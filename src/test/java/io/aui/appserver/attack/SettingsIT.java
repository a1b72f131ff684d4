package io.aui.appserver.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.access.login.TestTokens;
import io.aui.appserver.testing.PackagedServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings that would open the server to tokens for others. */
class SettingsIT {
  @TempDir private Path directory;

  @Test
  void withoutAnAudienceItDoesNotStart() throws Exception {
    Path key =
        Files.writeString(
            directory.resolve("key.pem"), TestTokens.pem(TestTokens.rsa().getPublic()));
    Map<String, String> settings =
        Map.of(
            "APPSERVER_SANDBOX_ENABLED",
            "true",
            "APPSERVER_ACCESS_MODE",
            "jwt",
            "MP_JWT_VERIFY_ISSUER",
            TestTokens.ISSUER,
            "MP_JWT_VERIFY_PUBLICKEY_LOCATION",
            key.toString());
    try (PackagedServer server = PackagedServer.start(directory, settings, List.of())) {
      assertThat(server.awaitExit()).isNotZero();
      assertThat(server.log()).containsIgnoringCase("audiences");
    }
  }
}
