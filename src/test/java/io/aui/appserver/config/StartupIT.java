package io.aui.appserver.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.aui.appserver.testing.Http;
import io.aui.appserver.testing.Json;
import io.aui.appserver.testing.PackagedServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged server as an operator starts it. */
class StartupIT {
  @TempDir Path directory;

  @Test
  void withoutSettingsItNamesAllThatIsMissingAndExits() throws Exception {
    try (PackagedServer server = PackagedServer.start(directory, Map.of(), List.of())) {
      assertThat(server.awaitExit()).isNotZero();
      assertThat(server.log())
          .contains(
              "APPSERVER_ACCESS_MODE",
              "MP_JWT_VERIFY_ISSUER",
              "MP_JWT_VERIFY_AUDIENCES",
              "MP_JWT_VERIFY_PUBLICKEY_LOCATION",
              "ALIBABA_CLOUD_ACCESS_KEY_ID",
              "ALIBABA_CLOUD_ACCESS_KEY_SECRET",
              "APPSERVER_RTC_APP_ID",
              "APPSERVER_RTC_APP_KEY");
    }
  }

  @Test
  void contradictionsAreToldTogetherWithoutTheirSecrets() throws Exception {
    Map<String, String> contradicting =
        Map.of(
            "APPSERVER_ACCESS_MODE", "none",
            "ALIBABA_CLOUD_ACCESS_KEY_SECRET", "half-a-secret",
            "APPSERVER_RTC_APP_KEY", "half-an-app",
            "APPSERVER_IMS_REGION", "evil.com/",
            "APPSERVER_IMS_ENDPOINT", "ftp://x/");
    try (PackagedServer server = PackagedServer.start(directory, contradicting, List.of())) {
      assertThat(server.awaitExit()).isNotZero();
      assertThat(server.log())
          .contains(
              "ALIBABA_CLOUD_ACCESS_KEY_ID",
              "APPSERVER_RTC_APP_ID",
              "APPSERVER_IMS_REGION",
              "APPSERVER_IMS_ENDPOINT")
          .doesNotContain("half-a-secret", "half-an-app");
    }
  }

  @Test
  void unknownAndMalformedSettingsAreReportedTogetherWithMissingOnesInTheLogsFormat()
      throws Exception {
    Files.createDirectory(directory.resolve("config"));
    Files.writeString(
        directory.resolve("config/application.properties"), "appserver.ims.regoin=cn-beijing\n");
    Map<String, String> wrong =
        Map.of(
            "APPSERVER_LIMITS_MAX_DURATOIN", "5m",
            "APPSERVER_HTTP_REQUEST_TIMEOUT", "30",
            "APPSERVER_CONNECTIONS_MAX", "many-5ecret",
            "APPSERVER_AGENTS_REGIONS_CN_BEIJING_VOICE_CHAT", "agent",
            "APPSERVER_ACCESS_GRANTS_TAKEOVER", "support",
            "APPSERVER_SERVICE_HOST", "10.0.0.1");
    try (PackagedServer server = PackagedServer.start(directory, wrong, List.of())) {
      assertThat(server.awaitExit()).isNotZero();
      String report =
          server
              .log()
              .lines()
              .filter(line -> line.contains("Please set or correct"))
              .findFirst()
              .get();
      assertThat(report)
          .startsWith("{\"timestamp\":")
          .contains(
              "APPSERVER_LIMITS_MAX_DURATOIN: is not a setting of this server; did you mean"
                  + " APPSERVER_LIMITS_MAX_DURATION?",
              "APPSERVER_HTTP_REQUEST_TIMEOUT: must have a unit",
              "APPSERVER_CONNECTIONS_MAX: must be a whole number",
              "APPSERVER_AGENTS_REGIONS_CN_BEIJING_VOICE_CHAT: names no region and type",
              "APPSERVER_ACCESS_GRANTS_TAKEOVER: is not one of the operations",
              "APPSERVER_IMS_REGOIN: is not a setting of this server; did you mean"
                  + " appserver.ims.region? (set as appserver.ims.regoin in ",
              "config/application.properties",
              "MP_JWT_VERIFY_ISSUER",
              "ALIBABA_CLOUD_ACCESS_KEY_ID")
          .doesNotContain("SERVICE_HOST");
      assertThat(server.log()).doesNotContain("5ecret", "Configuration validation failed");
    }
  }

  @Test
  void variablesThatKubernetesSetsForServicesDoNotPreventTheStart() throws Exception {
    Map<String, String> links =
        Map.of(
            "AUI_APPSERVER_SERVICE_HOST", "10.0.0.1",
            "APPSERVER_SERVICE_HOST", "10.0.0.1",
            "APPSERVER_PORT", "tcp://10.0.0.1:8080",
            "APPSERVER_PORT_8080_TCP", "tcp://10.0.0.1:8080",
            "APPSERVER_SANDBOX_PORT", "tcp://10.0.0.2:8080");
    try (PackagedServer server = sandbox(links)) {
      server.awaitOpen();
      ok(server, "generateAIAgentCall", Json.object("user_id", "u1"));
    }
  }

  @Test
  void theSandboxServesAWholeCallWithoutAnAccount() throws Exception {
    try (PackagedServer server = sandbox(Map.of())) {
      server.awaitOpen();
      String id =
          ok(server, "generateAIAgentCall", Json.object("user_id", "u1"))
              .path("ai_agent_instance_id")
              .asText();
      ok(server, "sendAIAgentSpeech", Json.object("ai_agent_instance_id", id, "text", "Hello"));
      ok(
          server,
          "updateAIAgentInstance",
          Json.object("ai_agent_instance_id", id, "agent_config", "{\"Volume\":50}"));
      ok(server, "describeAIAgentInstance", Json.object("ai_agent_instance_id", id));
      ok(server, "stopAIAgentInstance", Json.object("ai_agent_instance_id", id));
      assertThat(server.log()).contains("SANDBOX", "No limits hold");
    }
  }

  @Test
  void linesThatAreStillCollectedAreWrittenAtTheEnd() throws Exception {
    PackagedServer ended;
    try (PackagedServer server = sandbox(Map.of("APPSERVER_LOG_FLUSH_INTERVAL", "1h"))) {
      ended = server;
      server.awaitOpen();
      ok(server, "generateAIAgentCall", Json.object("user_id", "u1"));
      assertThat(server.log()).doesNotContain("operation=generateAIAgentCall");
    }
    assertThat(ended.log())
        .contains("operation=generateAIAgentCall", "stopped in")
        .as("an audit line not by the JSON formatter, whose times go to the nanosecond")
        .containsPattern(
            "\"timestamp\":\"[-0-9T:]{19}[.][0-9]{3}[^0-9].*operation=generateAIAgentCall");
  }

  @Test
  void aPortInUseIsTold() throws Exception {
    try (ServerSocket taken = new ServerSocket(0)) {
      String port = Integer.toString(taken.getLocalPort());
      Map<String, String> settings =
          Map.of("QUARKUS_HTTP_PORT", port, "APPSERVER_LOG_FLUSH_INTERVAL", "1h");
      try (PackagedServer server = sandbox(settings)) {
        assertThat(server.awaitExit()).isNotZero();
        assertThat(server.log()).contains("Port " + port + " seems to be in use");
      }
    }
  }

  private PackagedServer sandbox(Map<String, String> more) throws IOException {
    Map<String, String> settings = new HashMap<>(more);
    settings.put("APPSERVER_ACCESS_MODE", "none");
    settings.put("APPSERVER_SANDBOX_ENABLED", "true");
    return PackagedServer.start(directory, settings, List.of());
  }

  private static JsonNode ok(PackagedServer server, String operation, JsonNode body) {
    Http.Reply reply = Http.post(server.url(operation), body.toString());
    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    assertThat(reply.code()).as(reply.toString()).isEqualTo(200);
    return reply.json();
  }
}
