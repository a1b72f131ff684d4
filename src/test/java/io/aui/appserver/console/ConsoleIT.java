package io.aui.appserver.console;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aui.appserver.testing.FreePort;
import io.aui.appserver.testing.Http;
import io.aui.appserver.testing.PackagedServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the console is served, and where it is not. */
class ConsoleIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
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
      assertThat(Http.post(faults, "{\"a\":\"" + "x".repeat(8_200) + "\"}").status())
          .isEqualTo(413);
      Http.Reply chunked =
          Http.send(
              Http.request(faults)
                  .header("Content-Type", "application/json")
                  .POST(
                      BodyPublishers.ofInputStream(
                          () -> new ByteArrayInputStream("{}".getBytes(US_ASCII)))));
      assertThat(chunked.status()).isEqualTo(413);
      assertThat(Http.get(console + "/sandbox/_calls?after=x").status()).isEqualTo(200);
      for (String other : List.of("_token?user=root", "_keys", "_callbacks", "", "../_token")) {
        assertThat(Http.get(console + "/sandbox/" + other).status()).as(other).isEqualTo(404);
      }
    }
  }

  @Test
  void manyLongBodiesDoNotEndTheProcess() throws IOException {
    try (PackagedServer server = start(Map.of("APPSERVER_ACCESS_MODE", "none"))) {
      List<Socket> senders = new ArrayList<>();
      try {
        for (int i = 0; i < 40; i++) {
          senders.add(announcing(server, 15_000_000));
        }
        for (Socket sender : senders) {
          assertThat(new String(sender.getInputStream().readNBytes(12), US_ASCII))
              .isEqualTo("HTTP/1.1 413");
        }
      } finally {
        senders.forEach(ConsoleIT::close);
      }
      List<Socket> slow = new ArrayList<>();
      try {
        for (int i = 0; i < 4; i++) {
          slow.add(announcing(server, 10));
        }
        String faults = "http://localhost:" + server.port() + "/console/sandbox/_faults";
        await().atMost(PATIENCE).until(() -> Http.get(faults).status() == 503);
        slow.forEach(ConsoleIT::close);
        await().atMost(PATIENCE).until(() -> Http.get(faults).status() == 200);
      } finally {
        slow.forEach(ConsoleIT::close);
      }
    }
  }

  /** A client that announces a body and does not send it. */
  private static Socket announcing(PackagedServer server, int length) throws IOException {
    Socket sender = new Socket("localhost", server.port());
    List<String> head =
        List.of(
            "POST /console/sandbox/_faults HTTP/1.1",
            "Host: localhost",
            "Content-Type: application/json",
            "Content-Length: " + length,
            "",
            "");
    sender.getOutputStream().write(String.join("\r\n", head).getBytes(US_ASCII));
    return sender;
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
    settings.put("APPSERVER_SANDBOX_PORT", Integer.toString(FreePort.next()));
    settings.putAll(more);
    return PackagedServer.start(directory, settings, List.of()).awaitOpen();
  }
}
