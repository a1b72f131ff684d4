package io.aui.appserver.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aui.appserver.sandbox.Emulator;
import io.aui.appserver.testing.EventReader;
import io.aui.appserver.testing.Http;
import io.aui.appserver.testing.PackagedServer;
import io.aui.appserver.testing.RedisServer;
import io.aui.appserver.testing.Settings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bounds of open streams on the packaged server. */
class EventBoundsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String TOKEN = "callbacks-1b2c3d4e5f";

  @TempDir Path directory;
  private Emulator ims;

  @BeforeEach
  void startIms() {
    ims = Emulator.started(Settings.emulatorOptions());
  }

  @AfterEach
  void stopIms() {
    ims.close();
  }

  @Test
  void thereAreSoManyStreamsAndEachForSoLong() throws Exception {
    Map<String, String> settings =
        Map.of("APPSERVER_EVENTS_MAX_STREAMS", "2", "APPSERVER_EVENTS_MAX_DURATION", "3s");
    try (PackagedServer server = start(settings).awaitOpen()) {
      try (EventReader one = follow(server, started(server));
          EventReader two = follow(server, started(server))) {
        Http.Reply refused = Http.get(url(server, "v1", started(server)));
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.text("error_code")).isEqualTo("ServerBusy");
        assertThat(refused.text("message")).contains("at most 2 streams of this process");
        assertThat(refused.header("Retry-After")).isNotEmpty();
        assertThat(one.awaitEnd()).hasSize(1);
        assertThat(two.awaitEnd()).hasSize(1);
      }
      follow(server, started(server)).close();
      String metrics = metrics(server);
      assertThat(metrics).contains("appserver_events_ended_total{reason=\"expired\"} 2.0");
      // A stream counts once it has begun, not for as long as it is open.
      assertThat(metrics)
          .containsPattern(
              "operations_seconds_count\\{operation=\"events\",outcome=\"success\",version=\"v2\"\\}"
                  + " 3");
      await()
          .atMost(PATIENCE)
          .until(() -> metrics(server).contains("appserver_events_streams 0.0"));
    }
  }

  @Test
  void whoDoesNotReadIsCutOffAndTheOthersGoOn() throws Exception {
    try (PackagedServer server = start(Map.of()).awaitOpen();
        Socket deaf = new Socket()) {
      String instance = started(server);
      deaf.setReceiveBufferSize(1_024);
      deaf.connect(new InetSocketAddress("localhost", server.port()));
      String path = url(server, "v2", instance).replaceFirst("http://[^/]*", "");
      deaf.getOutputStream()
          .write(
              ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      try (EventReader events = follow(server, instance)) {
        await()
            .atMost(PATIENCE)
            .until(() -> metrics(server).contains("appserver_events_streams 2.0"));
        String text = "x".repeat(3_900);
        int sent = 0;
        while (!metrics(server).contains("ended_total{reason=\"not_read\"} 1.0")) {
          for (int i = 0; i < 50; i++) {
            callback(server, instance, text + sent++);
          }
          assertThat(sent).as("16 MB at most").isLessThan(4_000);
        }
        String last = "the last one";
        callback(server, instance, last);
        events.awaitEvent(event -> event.data().path("data").asText().equals(last));
      }
    }
  }

  @Test
  void manyMayOpenTheirStreamsAtOnce() throws Exception {
    Map<String, String> settings = Map.of("APPSERVER_HTTP_MAX_BYTES_IN_FLIGHT", "1M");
    try (PackagedServer server = start(settings).awaitOpen()) {
      List<Socket> sockets = new ArrayList<>();
      try {
        for (int i = 0; i < 300; i++) {
          sockets.add(new Socket("localhost", server.port()));
        }
        String path = url(server, "v1", "unknown").replaceFirst("http://[^/]*", "");
        byte[] request =
            ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        for (Socket socket : sockets) {
          socket.getOutputStream().write(request);
        }
        for (Socket socket : sockets) {
          assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
              .as("a request without a body takes no space for one")
              .isEqualTo("HTTP/1.1 404");
        }
      } finally {
        for (Socket socket : sockets) {
          socket.close();
        }
      }
    }
  }

  @Test
  void streamsEndWhileTheSharedStateIsAway() throws Exception {
    RedisServer redis = RedisServer.start();
    Map<String, String> settings =
        Map.of("APPSERVER_STATE_STORE", "redis", "QUARKUS_REDIS_HOSTS", redis.url());
    try (PackagedServer server = start(settings).awaitOpen();
        EventReader events = follow(server, started(server))) {
      events.awaitEvents(1);

      redis.kill();

      assertThat(events.awaitEnd()).hasSize(1);
      assertThat(metrics(server)).contains("appserver_events_ended_total{reason=\"gap\"} 1.0");
    } finally {
      redis.kill();
    }
  }

  private PackagedServer start(Map<String, String> more) throws IOException {
    Map<String, String> settings = Settings.environment(ims.base().toString());
    settings.put("APPSERVER_CALLBACK_TOKEN", TOKEN);
    settings.putAll(more);
    return PackagedServer.start(directory, settings, List.of());
  }

  private static String started(PackagedServer server) {
    return Http.post(server.url("generateAIAgentCall"), "{\"user_id\":\"alice\"}")
        .text("ai_agent_instance_id");
  }

  private static String url(PackagedServer server, String version, String instance) {
    return server.url(version, "events") + "?ai_agent_instance_id=" + instance;
  }

  private static EventReader follow(PackagedServer server, String instance) {
    return EventReader.open(url(server, "v2", instance), Map.of());
  }

  private static void callback(PackagedServer server, String instance, String data) {
    Http.Reply reply =
        Http.send(
            Http.request(server.url("v1", "callback"))
                .header("Authorization", TOKEN)
                .header("Content-Type", "application/json")
                .POST(
                    BodyPublishers.ofString(
                        "{\"event\":\"chat_record\",\"instanceId\":\"%s\",\"data\":\"%s\"}"
                            .formatted(instance, data))));
    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
  }

  private static String metrics(PackagedServer server) {
    return Http.get("http://localhost:" + server.managementPort() + "/q/metrics").body();
  }
}
