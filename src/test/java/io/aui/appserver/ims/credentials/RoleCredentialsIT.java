package io.aui.appserver.ims.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aui.appserver.sandbox.Emulator;
import io.aui.appserver.sandbox.faults.Fault;
import io.aui.appserver.sandbox.faults.FaultKind;
import io.aui.appserver.sandbox.state.RoleKeys;
import io.aui.appserver.testing.Http;
import io.aui.appserver.testing.PackagedServer;
import io.aui.appserver.testing.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged server with credentials that it has to fetch, and that expire soon. */
class RoleCredentialsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration VALIDITY = Duration.ofSeconds(6);
  private static final String OIDC = "AssumeRoleWithOIDC";
  private static final String START =
      "{\"user_id\":\"u\",\"ai_agent_id\":\"agent-voice\",\"template_config\":\"{}\"}";

  @TempDir Path directory;
  private volatile String identity = "identity-1";
  private Emulator cloud;

  @BeforeEach
  void start() {
    cloud =
        Emulator.started(
            Settings.emulatorOptions()
                .roleKeys(new RoleKeys(VALIDITY, token -> token.equals(identity))));
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  void keysOfAServiceAccountsRoleAreRenewedAndSurviveAnOutageOfSts() throws IOException {
    Path tokenFile = Files.writeString(directory.resolve("token"), "identity-1\n");
    try (PackagedServer server =
        server(
            Map.of(
                "ALIBABA_CLOUD_ROLE_ARN", "acs:ram::1000000000000000:role/aui",
                "ALIBABA_CLOUD_OIDC_PROVIDER_ARN",
                    "acs:ram::1000000000000000:oidc-provider/ack-rrsa",
                "ALIBABA_CLOUD_OIDC_TOKEN_FILE", tokenFile.toString()))) {
      await().atMost(PATIENCE).until(() -> isUp(server, "started") && isUp(server, "ready"));
      callUntil(server, () -> cloud.calls(OIDC).size() >= 3);
      assertThat(server.log()).doesNotContain("cannot be fetched");

      cloud.add(Fault.once(FaultKind.ERROR).on(OIDC).times(Fault.FOR_EVER));
      await().atMost(PATIENCE).until(() -> !isUp(server, "ready"));
      Http.Reply refused = call(server);
      assertThat(refused.status()).isEqualTo(502);
      assertThat(refused.text("error_code")).isEqualTo("ImsCredentials");
      server.awaitLogged("Credentials cannot be fetched");

      identity = "identity-2";
      Files.writeString(tokenFile, "identity-2");
      cloud.clearFaults();
      await().atMost(PATIENCE).until(() -> isUp(server, "ready"));
      assertThat(call(server).status()).as(server.log()).isEqualTo(200);
      assertThat(server.log()).doesNotContain("identity-1", "identity-2", "CAIS");
    }
  }

  @Test
  void keysOfTheInstancesRoleAreRenewed() throws IOException {
    try (PackagedServer server =
        server(
            Map.of(
                "ALIBABA_CLOUD_ECS_METADATA",
                "node-role",
                "APPSERVER_CREDENTIALS_METADATA_ENDPOINT",
                cloud.base().toString()))) {
      await().atMost(PATIENCE).until(() -> isUp(server, "started"));
      long until = System.nanoTime() + VALIDITY.multipliedBy(2).toNanos();
      callUntil(server, () -> System.nanoTime() > until);
    }
  }

  @Test
  void aChangedKeyFileNeedsNoRestart() throws IOException {
    Path keys = Files.createDirectory(directory.resolve("keys"));
    Files.writeString(keys.resolve("ALIBABA_CLOUD_ACCESS_KEY_ID"), "unknown");
    Files.writeString(keys.resolve("ALIBABA_CLOUD_ACCESS_KEY_SECRET"), "unknown");
    try (PackagedServer server =
        server(Map.of("APPSERVER_CREDENTIALS_DIRECTORY", keys.toString()))) {
      await().atMost(PATIENCE).until(() -> isUp(server, "ready"));
      assertThat(call(server).text("error_code")).isEqualTo("InvalidAccessKeyId.NotFound");

      Files.writeString(
          keys.resolve("ALIBABA_CLOUD_ACCESS_KEY_SECRET"), Settings.ACCESS_KEY_SECRET);
      Files.writeString(keys.resolve("ALIBABA_CLOUD_ACCESS_KEY_ID"), Settings.ACCESS_KEY_ID + "\n");
      await().atMost(PATIENCE).until(() -> call(server).status() == 200);
    }
  }

  @Test
  void theStartIsNotDoneBeforeTheFirstKey() throws IOException {
    try (PackagedServer server =
        server(
            Map.of(
                "ALIBABA_CLOUD_ROLE_ARN", "acs:ram::1000000000000000:role/aui",
                "ALIBABA_CLOUD_OIDC_PROVIDER_ARN", "mistyped",
                "ALIBABA_CLOUD_OIDC_TOKEN_FILE", directory.resolve("none").toString()))) {
      server.awaitLogged("none does not exist. There are none");
      assertThat(isUp(server, "started")).isFalse();
      assertThat(isUp(server, "ready")).isFalse();
      assertThat(isUp(server, "live")).isTrue();
      assertThat(call(server).status()).isEqualTo(502);
    }
  }

  private PackagedServer server(Map<String, String> credentials) throws IOException {
    Map<String, String> settings = new HashMap<>(credentials);
    settings.put("APPSERVER_ACCESS_MODE", "none");
    settings.put("APPSERVER_IMS_ENDPOINT", cloud.base().toString());
    settings.put("APPSERVER_STS_ENDPOINT", cloud.base().toString());
    return PackagedServer.start(directory, settings, List.of()).awaitOpen();
  }

  private static void callUntil(PackagedServer server, BooleanSupplier done) {
    while (!done.getAsBoolean()) {
      assertThat(call(server).status()).isEqualTo(200);
    }
  }

  private static Http.Reply call(PackagedServer server) {
    return Http.post(server.url("v1", "generateAIAgentCall"), START);
  }

  private static boolean isUp(PackagedServer server, String probe) {
    String url = "http://localhost:" + server.managementPort() + "/q/health/" + probe;
    return Http.get(url).status() == 200;
  }
}
