package io.aui.appserver.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.testing.Http;
import io.aui.appserver.testing.PackagedServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the console is served, and where it is not. */
class ConsoleIT {
  private static final String POLICY = "Content-Security-Policy";

  @TempDir Path directory;

  @Test
  void theSandboxHasItWithItsControls() throws IOException {
    try (PackagedServer server = start(Map.of("APPSERVER_ACCESS_MODE", "none"))) {
      String console = "http://localhost:" + server.port() + "/console";
      Http.Reply redirect = Http.get(console);
      assertThat(redirect.status()).isEqualTo(308);
      assertThat(redirect.header("Location")).isEqualTo("/console/");
      for (String file : List.of("/", "/console.js", "/console.css")) {
        Http.Reply reply = Http.get(console + file);
        assertThat(reply.status()).as(file).isEqualTo(200);
        assertThat(reply.header(POLICY)).as(file).startsWith("default-src 'self';");
        assertThat(reply.body()).as(file).doesNotContain("https://", "http://cdn");
      }
      assertThat(Http.get(console + "/").header("Content-Type")).startsWith("text/html");
      assertThat(Http.get(console + "/console.js").header("Content-Type"))
          .startsWith("text/javascript");
      assertThat(Http.get(console + "/other").status()).isEqualTo(404);
      assertThat(Http.get(console + "/../application.properties").status()).isEqualTo(404);

      String faults = console + "/sandbox/_faults";
      assertThat(Http.get(faults).json().path("kinds")).isNotEmpty();
      Http.Reply plain =
          Http.send(
              Http.request(faults)
                  .header("Content-Type", "text/plain")
                  .POST(BodyPublishers.ofString("{\"kind\":\"throttle\"}")));
      assertThat(plain.status()).as("as a page of another origin may send it").isEqualTo(415);
      assertThat(Http.get(faults).json().path("faults")).isEmpty();
      assertThat(Http.post(faults, "{\"kind\":\"throttle\"}").status()).isEqualTo(201);
      assertThat(Http.post(faults, "{\"kind\":\"nonsense\"}").status()).isEqualTo(400);
      assertThat(Http.post(faults, "{\"a\":\"" + "x".repeat(70_000) + "\"}").status())
          .isEqualTo(413);
      for (String other : List.of("_token?user=root", "_keys", "_callbacks", "", "../_token")) {
        assertThat(Http.get(console + "/sandbox/" + other).status()).as(other).isEqualTo(404);
      }
    }
  }

  @Test
  void whereUsersLogInTheControlsAreNotServed() throws IOException {
    try (PackagedServer server = start(Map.of("APPSERVER_ACCESS_MODE", "jwt"))) {
      String console = "http://localhost:" + server.port() + "/console/";
      assertThat(Http.get(console).status()).isEqualTo(200);
      assertThat(Http.get(console + "sandbox/_calls").status()).isEqualTo(404);
      assertThat(Http.get(console + "sandbox/_faults").status()).isEqualTo(404);
    }
  }

  @Test
  void withARealAccountItIsServedOnlyIfItIsAskedFor() throws IOException {
    Map<String, String> real = new HashMap<>();
    real.put("APPSERVER_SANDBOX_ENABLED", "false");
    real.put("APPSERVER_ACCESS_MODE", "none");
    real.put("ALIBABA_CLOUD_ACCESS_KEY_ID", "id");
    real.put("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "secret");
    try (PackagedServer server = start(real)) {
      assertThat(Http.get("http://localhost:" + server.port() + "/console/").status())
          .isEqualTo(404);
    }
    real.put("APPSERVER_CONSOLE_ENABLED", "true");
    try (PackagedServer server = start(real)) {
      String console = "http://localhost:" + server.port() + "/console/";
      assertThat(Http.get(console).status()).isEqualTo(200);
      assertThat(Http.get(console + "sandbox/_calls").status()).isEqualTo(404);
    }
  }

  private PackagedServer start(Map<String, String> more) throws IOException {
    Map<String, String> settings = new HashMap<>();
    settings.put("APPSERVER_SANDBOX_ENABLED", "true");
    settings.put("APPSERVER_SANDBOX_PORT", Integer.toString(freePort()));
    settings.putAll(more);
    return PackagedServer.start(directory, settings, List.of()).awaitOpen();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
