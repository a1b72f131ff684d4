package io.aui.appserver.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aui.appserver.testing.FreePort;
import io.aui.appserver.testing.Http;
import io.aui.appserver.testing.Json;
import io.aui.appserver.testing.PackagedServer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Access mode jwt without an issuer: the sandbox issues the tokens, and nothing else is set. */
class DevLoginIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir static Path directory;
  private static PackagedServer server;
  private static String sandbox;

  @BeforeAll
  static void start() throws IOException {
    int port = FreePort.next();
    sandbox = "http://localhost:" + port;
    server =
        PackagedServer.start(
                directory,
                Map.of(
                    "APPSERVER_ACCESS_MODE", "jwt",
                    "APPSERVER_SANDBOX_ENABLED", "true",
                    "APPSERVER_SANDBOX_PORT", Integer.toString(port)),
                List.of())
            .awaitOpen();
    // It fetches the sandbox's key first.
    String started = "http://localhost:" + server.managementPort() + "/q/health/started";
    await().atMost(PATIENCE).until(() -> Http.get(started).status() == 200);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void itsTokensAreAcceptedForTheirUserAndGroups() {
    String alice = token("user=alice");
    assertThat(call(alice, "generateAIAgentCall").text("user_id")).isEqualTo("alice");
    assertThat(call(alice, "getUsage").status()).isEqualTo(403);

    assertThat(call(token("user=root&groups=x,aiagent-admin"), "getUsage").status()).isEqualTo(200);
  }

  @Test
  void otherTokensAreNot() {
    String token = token("user=alice");
    String forged = token.substring(0, token.length() - 8) + "AAAAAAAA";

    assertThat(call(forged, "generateAIAgentCall").status()).isEqualTo(401);
  }

  @Test
  void aTokenNeedsAUser() {
    Http.Reply refused = Http.get(sandbox + "/_token?groups=a");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("message")).contains("user is expected");
  }

  @Test
  void onlyThePublicPartOfItsKeyIsShown() {
    assertThat(Json.names(Http.get(sandbox + "/_keys").json().at("/keys/0")))
        .containsExactlyInAnyOrder("kty", "kid", "use", "crv", "x", "y");
  }

  private static String token(String query) {
    Http.Reply token = Http.get(sandbox + "/_token?" + query);
    assertThat(token.status()).as(token.toString()).isEqualTo(200);
    return token.body();
  }

  private static Http.Reply call(String token, String operation) {
    return Http.send(
        Http.request(server.url("v1", operation))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + token)
            .POST(BodyPublishers.ofString("{\"template_config\":\"{}\"}")));
  }
}
