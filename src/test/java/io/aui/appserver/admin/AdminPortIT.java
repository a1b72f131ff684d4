package io.aui.appserver.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.testing.Http;
import io.aui.appserver.testing.PackagedServer;
import io.aui.appserver.testing.RawConnection;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The administrators' operations on the management port, while the issuer of logins is away. */
class AdminPortIT {
  private static final String TOKEN = "0123456789-one-0123456789";
  private static final String OTHER_TOKEN = "0123456789-two-0123456789";

  @TempDir static Path directory;

  private static PackagedServer server;

  @BeforeAll
  static void start() throws IOException {
    server =
        PackagedServer.start(
            directory,
            Map.of(
                "APPSERVER_SANDBOX_ENABLED", "true",
                "MP_JWT_VERIFY_ISSUER", "https://issuer.example.com",
                "MP_JWT_VERIFY_AUDIENCES", "apps",
                "MP_JWT_VERIFY_PUBLICKEY_LOCATION", "http://localhost:1/keys",
                "APPSERVER_ADMIN_TOKEN", TOKEN + "," + OTHER_TOKEN,
                "APPSERVER_IMS_CONNECT_TIMEOUT", "1s",
                "APPSERVER_IMS_READ_TIMEOUT", "1s",
                "APPSERVER_IMS_DEADLINE", "2s",
                "APPSERVER_HTTP_REQUEST_TIMEOUT", "3s"),
            List.of());
    server.awaitOpen();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void theKillSwitchWorksWhileNobodyCanLogIn() throws IOException {
    assertThat(
            Http.send(post(server.url("v1", "freezeStarts"), "Bearer a.b.c", "{\"frozen\":true}")))
        .extracting(Http.Reply::status)
        .as("login")
        .isIn(401, 503);

    Http.Reply frozen = call("freezeStarts", TOKEN, "{\"frozen\":true}");
    assertThat(frozen.status()).as(frozen.toString()).isEqualTo(200);
    assertThat(frozen.json().path("frozen").asBoolean()).isTrue();
    assertThat(frozen.text("request_id")).isNotEmpty();
    Http.Reply stopped = call("stopAllAIAgentInstances", OTHER_TOKEN, "{\"all\":true}");
    assertThat(stopped.status()).as(stopped.toString()).isEqualTo(200);
    Http.Reply usage = call("getUsage", TOKEN, "{\"user_id\":\"u1\"}");
    assertThat(usage.status()).as(usage.toString()).isEqualTo(200);
    assertThat(call("freezeStarts", TOKEN, "{\"frozen\":false}").status()).isEqualTo(200);

    awaitLog("operation=freezeStarts detail=freeze version=v1 caller=admin-token");
    awaitLog("operation=stopAllAIAgentInstances detail=- version=v1 caller=admin-token");
    awaitLog("operation=getUsage detail=- version=v1 caller=admin-token user=u1");
    assertThat(server.log()).doesNotContain(TOKEN, OTHER_TOKEN);
  }

  @Test
  void theTokenOpensNothingOnTheApisPort() {
    for (String version : List.of("v1", "v2")) {
      for (String operation :
          List.of("freezeStarts", "getUsage", "listAIAgentInstances", "stopAllAIAgentInstances")) {
        Http.Reply reply =
            Http.send(post(server.url(version, operation), "Bearer " + TOKEN, "{\"all\":true}"));
        assertThat(reply.code()).as(reply.toString()).isIn(401, 403, 503);
        assertThat(reply.text("error_code")).startsWith("Login");
      }
    }
  }

  @Test
  void wrongTokensAreRefusedHoweverManyThereAre() {
    assertThat(Http.post(management("freezeStarts"), "{}").status()).isEqualTo(401);
    for (int i = 0; i < 300; i++) {
      Http.Reply refused = call("freezeStarts", "wrong-" + i + "-" + TOKEN, "{\"frozen\":true}");
      assertThat(refused.status()).isEqualTo(401);
      assertThat(refused.text("error_code")).isEqualTo("AdminUnauthorized");
    }
    assertThat(call("getUsage", TOKEN, "{}").status()).isEqualTo(200);
    assertThat(call("listAIAgentInstances", TOKEN, "{}").text("total")).isEqualTo("0");
  }

  @Test
  void requestsAreCheckedAsOnTheApisPort() {
    assertThat(Http.get(management("freezeStarts")).status()).isEqualTo(405);
    assertThat(Http.get(management("freezeStarts")).text("error_code"))
        .isEqualTo("MethodNotAllowed");
    Http.Reply plain =
        Http.send(
            Http.request(management("freezeStarts"))
                .header("Authorization", "Bearer " + TOKEN)
                .POST(BodyPublishers.ofString("{\"frozen\":true}")));
    assertThat(plain.status()).isEqualTo(415);
    assertThat(call("freezeStarts", TOKEN, "").text("error_code")).isEqualTo("MalformedJson");
    assertThat(call("freezeStarts", TOKEN, "{").text("error_code")).isEqualTo("MalformedJson");
    assertThat(call("freezeStarts", TOKEN, "{}").text("message")).contains("frozen");
    assertThat(call("getUsage", TOKEN, "{\"user_id\":\"a b\"}").text("message"))
        .contains("user_id");
    assertThat(call("getUsage", TOKEN, "{\"x\":\"" + "x".repeat(70_000) + "\"}").status())
        .isEqualTo(413);
  }

  @Test
  void aBodyWithoutEndIsRefusedAtTheLimit() throws IOException {
    try (RawConnection connection = RawConnection.to(server.managementPort())) {
      connection.head(path("getUsage"), "Transfer-Encoding: chunked", "Authorization: " + TOKEN);
      for (int i = 0; i < 20; i++) {
        connection.chunk("x".repeat(4_096));
      }
      assertThat(connection.answer()).startsWith("HTTP/1.1 413").contains("BodyTooLarge");
    }
  }

  @Test
  void aBodyThatDoesNotArriveIsRefusedAtTheDeadline() throws IOException {
    try (RawConnection connection = RawConnection.to(server.managementPort())) {
      connection.head(path("getUsage"), "Content-Length: 100", "Authorization: " + TOKEN);
      connection.send("{");
      assertThat(connection.answer()).startsWith("HTTP/1.1 408").contains("RequestTimeout");
    }
  }

  @Test
  void aWrongTokenIsRefusedBeforeTheBodyArrives() throws IOException {
    try (RawConnection connection = RawConnection.to(server.managementPort())) {
      connection.head(path("getUsage"), "Content-Length: 60000", "Authorization: wrong");
      assertThat(connection.answer()).startsWith("HTTP/1.1 401");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/aiagent/generateAIAgentCall",
        "/api/v1/aiagent/callback",
        "/api/v2/aiagent/freezeStarts",
        "/api/v1/aiagent/freezeStarts/..;/generateAIAgentCall",
        "/api/v1/aiagent/freezeStarts/../generateAIAgentCall",
        "/api/v1/aiagent/freezeStarts;/generateAIAgentCall",
        "/api/v1/aiagent/freezeStarts%2f..%2fgenerateAIAgentCall",
        "/api/v1/aiagent/generateAIAgentCall/../freezeStarts%2f",
        "/api/v1/aiagent//freezeStarts/x",
        "/q/../api/v1/aiagent/generateAIAgentCall",
      })
  void nothingElseOfTheApiIsOnTheManagementPort(String path) throws IOException {
    try (RawConnection connection = RawConnection.to(server.managementPort())) {
      connection.post(path, "{\"user_id\":\"u1\",\"frozen\":false}", "Authorization: " + TOKEN);
      assertThat(connection.answer()).startsWith("HTTP/1.1 404");
    }
  }

  @Test
  void managementItselfStillAnswers() {
    String management = "http://localhost:" + server.managementPort();
    assertThat(Http.get(management + "/q/health/live").status()).isEqualTo(200);
    assertThat(Http.get(management + "/q/info").status()).isEqualTo(200);
    assertThat(Http.get(management + "/q/metrics").status()).isEqualTo(200);
    assertThat(Http.get(management + "/nothing").status()).isEqualTo(404);
  }

  @Test
  void withoutATokenItIsOffAndInModeNoneItWorks(@TempDir Path other) throws Exception {
    Map<String, String> settings = new HashMap<>();
    settings.put("APPSERVER_SANDBOX_ENABLED", "true");
    settings.put("APPSERVER_ACCESS_MODE", "none");
    try (PackagedServer off = PackagedServer.start(other, settings, List.of()).awaitOpen()) {
      Http.Reply reply = Http.send(post(management(off, "getUsage"), "Bearer " + TOKEN, "{}"));
      assertThat(reply.status()).as(reply.toString()).isEqualTo(503);
      assertThat(reply.text("error_code")).isEqualTo("NotConfigured");
      assertThat(reply.text("message")).contains("APPSERVER_ADMIN_TOKEN");
    }
    settings.put("APPSERVER_ADMIN_TOKEN", TOKEN);
    try (PackagedServer on = PackagedServer.start(other, settings, List.of()).awaitOpen()) {
      Http.Reply reply = Http.send(post(management(on, "getUsage"), "Bearer " + TOKEN, "{}"));
      assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    }
  }

  private static void awaitLog(String line) {
    Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> server.log().contains(line));
  }

  private static Http.Reply call(String operation, String token, String body) {
    return Http.send(post(management(operation), "Bearer " + token, body));
  }

  private static HttpRequest.Builder post(String url, String authorization, String body) {
    return Http.request(url)
        .header("Authorization", authorization)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body));
  }

  private static String management(String operation) {
    return management(server, operation);
  }

  private static String management(PackagedServer server, String operation) {
    return "http://localhost:" + server.managementPort() + path(operation);
  }

  private static String path(String operation) {
    return "/api/v1/aiagent/" + operation;
  }
}
