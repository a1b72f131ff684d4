package io.aui.appserver.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.aui.appserver.testing.Http;
import io.aui.appserver.testing.Json;
import io.aui.appserver.testing.PackagedServer;
import io.aui.appserver.testing.PackagedServer.Finished;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The doctor of the packaged server, on its management port and as a command. */
class DoctorIT {
  private static final String TOKEN = "0123456789-adm-0123456789";
  private static final String SECRET = "5ecret-of-the-key";

  private static final Set<String> FREE =
      Set.of(
          "DescribeAIAgentInstance",
          "ListAIAgentDialogues",
          "ListAIAgentVoiceprints",
          "GetAIAgentConcurrency",
          "AssumeRole");

  @TempDir Path directory;
  @TempDir Path commands;

  private final Queue<String> asked = new ConcurrentLinkedQueue<>();
  private HttpServer ims;

  @AfterEach
  void stop() {
    if (ims != null) {
      ims.stop(0);
    }
  }

  @Test
  void theCommandRunsBesideAServerOnTheSamePorts() throws Exception {
    Map<String, String> settings = new HashMap<>(sandbox());
    try (PackagedServer server = PackagedServer.start(directory, settings, List.of()).awaitOpen()) {
      settings.put("QUARKUS_HTTP_PORT", Integer.toString(server.port()));
      settings.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(server.managementPort()));

      Finished table = PackagedServer.run(commands, settings, "doctor");
      assertThat(table.exitValue()).as(table.output()).isZero();
      assertThat(table.output())
          .containsPattern("(?m)^pass +ims cn-shanghai ")
          .containsPattern("(?m)^pass +agent agent-voice cn-shanghai ")
          .containsPattern("(?m)^pass +rtc ")
          .containsPattern("(?m)^pass +permission ice:ListAIAgentVoiceprints ")
          .containsPattern("(?m)^warn +admin token ")
          .containsPattern("(?m)^skipped +redis ")
          .endsWith("result: warn\n")
          .doesNotContain("\"timestamp\"");

      Finished json = PackagedServer.run(commands, settings, "doctor", "--json");
      assertThat(json.exitValue()).isZero();
      assertThat(Json.read(json.output()).path("status").asText()).isEqualTo("warn");

      Http.Reply reply = Http.get(url(server));
      assertThat(reply.status()).isEqualTo(200);
      assertThat(status(reply.json(), "ims cn-shanghai")).isEqualTo("pass");
      assertThat(Http.get(url(server)).body()).as("at most 10 s old").isEqualTo(reply.body());
      assertThat(Http.get(url(server) + "?format=table").body()).contains("result: warn");
      assertThat(server.isReady()).isTrue();
    }
  }

  @Test
  void wrongSettingsAreReportedInsteadOfEndingTheCommand() throws Exception {
    Finished command =
        PackagedServer.run(
            commands,
            Map.of("APPSERVER_CONNECTIONS_MAX", "many", "APPSERVER_IMS_REGOIN", "x"),
            "doctor",
            "--json");

    assertThat(command.exitValue()).isEqualTo(1);
    JsonNode report = Json.read(command.output());
    assertThat(report.path("status").asText()).isEqualTo("fail");
    for (String variable :
        List.of(
            "APPSERVER_CONNECTIONS_MAX",
            "APPSERVER_IMS_REGOIN",
            "MP_JWT_VERIFY_ISSUER",
            "ALIBABA_CLOUD_ACCESS_KEY_ID")) {
      assertThat(status(report, "settings " + variable)).as(variable).isEqualTo("fail");
    }
  }

  @Test
  void aMissingPermissionIsNamedAndOnlyFreeActionsAreCalled() throws Exception {
    Map<String, String> settings = account(startIms("GetAIAgentConcurrency", "Forbidden.RAM", 403));

    Finished command = PackagedServer.run(commands, settings, "doctor", "--json");

    assertThat(command.exitValue()).as(command.output()).isEqualTo(1);
    JsonNode report = Json.read(command.output());
    assertThat(status(report, "ims cn-shanghai")).isEqualTo("pass");
    assertThat(status(report, "credentials cn-shanghai")).isEqualTo("pass");
    assertThat(status(report, "permission ice:GetAIAgentConcurrency cn-shanghai"))
        .isEqualTo("fail");
    assertThat(
            row(report, "permission ice:GetAIAgentConcurrency cn-shanghai").path("remedy").asText())
        .contains("ice:GetAIAgentConcurrency");
    assertThat(status(report, "agent agent-1 cn-shanghai")).isEqualTo("skipped");
    assertThat(status(report, "upload role")).isEqualTo("pass");
    assertThat(row(report, "permissions not checked").path("cause").asText())
        .contains("ice:StartAIAgentInstance")
        .doesNotContain("ice:GetAIAgentConcurrency");
    assertThat(FREE).containsAll(asked);
    assertThat(command.output())
        .doesNotContain(SECRET, "sts-secret", "sts-token", "key-of-the-app");
  }

  @Test
  void anUnknownAgentAndAWrongKeyFail() throws Exception {
    Map<String, String> settings = account(startIms("GetAIAgentConcurrency", "AgentNotFound", 404));
    JsonNode report =
        Json.read(PackagedServer.run(commands, settings, "doctor", "--json").output());
    assertThat(status(report, "agent agent-1 cn-shanghai")).isEqualTo("fail");

    stop();
    settings = account(startIms("DescribeAIAgentInstance", null, 403));
    report = Json.read(PackagedServer.run(commands, settings, "doctor", "--json").output());
    assertThat(status(report, "ims cn-shanghai")).as("a proxy on the way").isEqualTo("fail");

    stop();
    settings = account(startIms("DescribeAIAgentInstance", "SignatureDoesNotMatch", 400));
    report = Json.read(PackagedServer.run(commands, settings, "doctor", "--json").output());
    assertThat(status(report, "ims cn-shanghai")).isEqualTo("pass");
    assertThat(status(report, "credentials cn-shanghai")).isEqualTo("fail");
    assertThat(row(report, "credentials cn-shanghai").path("remedy").asText())
        .contains("ALIBABA_CLOUD_ACCESS_KEY_SECRET");
  }

  @Test
  void withAnAdminTokenItIsForItsHolders() throws Exception {
    Map<String, String> settings = new HashMap<>(sandbox());
    settings.put("APPSERVER_ADMIN_TOKEN", TOKEN);
    settings.put("MP_JWT_VERIFY_PUBLICKEY_LOCATION", "http://user:pa55@localhost:1/keys?k=pa55");
    settings.put("APPSERVER_ACCESS_MODE", "jwt");
    settings.put("MP_JWT_VERIFY_ISSUER", "https://issuer.example.com");
    settings.put("MP_JWT_VERIFY_AUDIENCES", "apps");
    try (PackagedServer server = PackagedServer.start(directory, settings, List.of()).awaitOpen()) {
      Http.Reply refused = Http.get(url(server));
      assertThat(refused.status()).isEqualTo(401);
      assertThat(refused.text("error_code")).isEqualTo("AdminUnauthorized");

      Http.Reply reply =
          Http.send(Http.request(url(server)).header("Authorization", "Bearer " + TOKEN).GET());
      assertThat(reply.status()).isEqualTo(200);
      assertThat(status(reply.json(), "login keys")).isEqualTo("fail");
      assertThat(reply.body()).contains("localhost:1/keys").doesNotContain("pa55", TOKEN);
      assertThat(Http.get("http://localhost:" + server.port() + "/q/doctor").status())
          .isEqualTo(404);
    }
  }

  private static Map<String, String> sandbox() {
    return Map.of("APPSERVER_SANDBOX_ENABLED", "true", "APPSERVER_ACCESS_MODE", "none");
  }

  private Map<String, String> account(String endpoint) {
    Map<String, String> settings = new HashMap<>();
    settings.put("APPSERVER_ACCESS_MODE", "none");
    settings.put("ALIBABA_CLOUD_ACCESS_KEY_ID", "id");
    settings.put("ALIBABA_CLOUD_ACCESS_KEY_SECRET", SECRET);
    settings.put("APPSERVER_IMS_ENDPOINT", endpoint);
    settings.put("APPSERVER_STS_ENDPOINT", endpoint);
    settings.put("APPSERVER_AGENTS_VOICE_CHAT", "agent-1");
    settings.put("APPSERVER_RTC_APP_ID", "app");
    settings.put("APPSERVER_RTC_APP_KEY", "key-of-the-app");
    settings.put("APPSERVER_OSS_BUCKET", "bucket");
    settings.put("APPSERVER_OSS_BASE_PATH", "uploads");
    settings.put("APPSERVER_OSS_REGION", "cn-shanghai");
    settings.put("APPSERVER_OSS_ROLE_ARN", "acs:ram::1:role/upload");
    return settings;
  }

  /**
   * An IMS that refuses one action with a code, or as no IMS if it is null, and takes all others.
   */
  private String startIms(String refusedAction, String code, int status) throws IOException {
    ims = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ims.createContext(
        "/",
        exchange -> {
          String action = exchange.getRequestHeaders().getFirst("x-acs-action");
          asked.add(action);
          boolean refused = action.equals(refusedAction);
          String body =
              refused && code == null
                  ? "<html>refused</html>"
                  : refused
                      ? "{\"Code\":\"" + code + "\",\"Message\":\"refused\",\"RequestId\":\"r\"}"
                      : "{\"RequestId\":\"r\",\"ActiveCount\":0,\"Dialogues\":[],\"Credentials\":"
                          + "{\"AccessKeyId\":\"i\",\"AccessKeySecret\":\"sts-secret\","
                          + "\"SecurityToken\":\"sts-token\",\"Expiration\":\"2099-01-01T00:00:00Z\"},"
                          + "\"Instance\":{\"Status\":\"Finished\"}}";
          byte[] bytes = body.getBytes(UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(refused ? status : 200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    ims.start();
    return "http://127.0.0.1:" + ims.getAddress().getPort() + "/";
  }

  private static String url(PackagedServer server) {
    return "http://localhost:" + server.managementPort() + "/q/doctor";
  }

  private static String status(JsonNode report, String name) {
    return row(report, name).path("status").asText();
  }

  private static JsonNode row(JsonNode report, String name) {
    for (JsonNode row : report.path("checks")) {
      if (row.path("name").asText().equals(name)) {
        return row;
      }
    }
    throw new AssertionError("no row " + name + " in " + report);
  }
}
