package io.aui.appserver.startup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.aui.appserver.testing.Http;
import io.aui.appserver.testing.Json;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged server as an operator starts it. */
class StartupIT {
  private static final Path JAR =
      Path.of("target", "quarkus-app", "quarkus-run.jar").toAbsolutePath();

  @TempDir Path directory;

  @Test
  void withoutSettingsItNamesAllThatIsMissingAndExits() throws Exception {
    Process process = start(Map.of());

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("exits").isTrue();
    assertThat(process.exitValue()).isNotZero();
    assertThat(log())
        .contains(
            "APPSERVER_ACCESS_MODE",
            "ALIBABA_CLOUD_ACCESS_KEY_ID",
            "ALIBABA_CLOUD_ACCESS_KEY_SECRET",
            "APPSERVER_RTC_APP_ID",
            "APPSERVER_RTC_APP_KEY");
  }

  @Test
  void contradictionsAreToldTogetherWithoutTheirSecrets() throws Exception {
    Process process =
        start(
            Map.of(
                "APPSERVER_ACCESS_MODE", "none",
                "ALIBABA_CLOUD_ACCESS_KEY_SECRET", "half-a-secret",
                "APPSERVER_RTC_APP_KEY", "half-an-app",
                "APPSERVER_IMS_REGION", "evil.com/",
                "APPSERVER_IMS_ENDPOINT", "ftp://x/"));

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("exits").isTrue();
    assertThat(process.exitValue()).isNotZero();
    assertThat(log())
        .contains(
            "ALIBABA_CLOUD_ACCESS_KEY_ID",
            "APPSERVER_RTC_APP_ID",
            "APPSERVER_IMS_REGION",
            "APPSERVER_IMS_ENDPOINT")
        .doesNotContain("half-a-secret", "half-an-app");
  }

  @Test
  void theSandboxServesAWholeCallWithoutAnAccount() throws Exception {
    String port = freePort();
    Process process =
        start(
            Map.of(
                "APPSERVER_ACCESS_MODE", "none",
                "APPSERVER_SANDBOX_ENABLED", "true",
                "QUARKUS_HTTP_PORT", port));
    try {
      Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> log().contains("started in"));
      String api = "http://localhost:" + port + "/api/v2/aiagent/";
      String id =
          ok(api + "generateAIAgentCall", Json.object("user_id", "u1"))
              .path("ai_agent_instance_id")
              .asText();
      ok(api + "sendAIAgentSpeech", Json.object("ai_agent_instance_id", id, "text", "Hello"));
      ok(
          api + "updateAIAgentInstance",
          Json.object("ai_agent_instance_id", id, "agent_config", "{\"Volume\":50}"));
      ok(api + "describeAIAgentInstance", Json.object("ai_agent_instance_id", id));
      ok(api + "stopAIAgentInstance", Json.object("ai_agent_instance_id", id));
      assertThat(log()).contains("SANDBOX");
    } finally {
      process.destroy();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("stops when asked to").isTrue();
    }
  }

  @Test
  void linesThatAreStillCollectedAreWrittenAtTheEnd() throws Exception {
    String port = freePort();
    Process process =
        start(
            Map.of(
                "APPSERVER_ACCESS_MODE", "none",
                "APPSERVER_SANDBOX_ENABLED", "true",
                "APPSERVER_LOG_FLUSH_INTERVAL", "1h",
                "QUARKUS_HTTP_PORT", port));
    try {
      Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> isOpen(port));
      ok(
          "http://localhost:" + port + "/api/v2/aiagent/generateAIAgentCall",
          Json.object("user_id", "u1"));
      assertThat(log()).doesNotContain("operation=generateAIAgentCall");
    } finally {
      process.destroy();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("stops when asked to").isTrue();
    }
    assertThat(log()).contains("operation=generateAIAgentCall", "stopped in");
  }

  @Test
  void aPortInUseIsTold() throws Exception {
    try (ServerSocket taken = new ServerSocket(0)) {
      String port = Integer.toString(taken.getLocalPort());
      Process process =
          start(
              Map.of(
                  "APPSERVER_ACCESS_MODE", "none",
                  "APPSERVER_SANDBOX_ENABLED", "true",
                  "APPSERVER_LOG_FLUSH_INTERVAL", "1h",
                  "QUARKUS_HTTP_PORT", port));

      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("exits").isTrue();
      assertThat(process.exitValue()).isNotZero();
      assertThat(log()).contains("Port " + port + " seems to be in use");
    }
  }

  private static JsonNode ok(String url, JsonNode body) {
    Http.Reply reply = Http.post(url, body.toString());
    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    assertThat(reply.code()).as(reply.toString()).isEqualTo(200);
    return reply.json();
  }

  private Process start(Map<String, String> settings) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder builder =
        new ProcessBuilder(new ArrayList<>(List.of(java, "-Xmx192m", "-jar", JAR.toString())));
    builder
        .environment()
        .keySet()
        .removeIf(
            name ->
                name.startsWith("APPSERVER_")
                    || name.startsWith("ALIBABA_CLOUD_")
                    || name.startsWith("QUARKUS_"));
    builder.environment().put("QUARKUS_HTTP_PORT", freePort());
    builder.environment().put("QUARKUS_MANAGEMENT_PORT", freePort());
    builder.environment().putAll(settings);
    return builder
        .directory(directory.toFile())
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("log").toFile())
        .start();
  }

  private String log() throws IOException {
    return Files.readString(directory.resolve("log"));
  }

  private static boolean isOpen(String port) {
    try (Socket connection = new Socket("localhost", Integer.parseInt(port))) {
      return connection.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static String freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return Integer.toString(socket.getLocalPort());
    }
  }
}
