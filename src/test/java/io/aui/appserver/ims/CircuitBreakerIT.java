package io.aui.appserver.ims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.aui.appserver.sandbox.Emulator;
import io.aui.appserver.sandbox.faults.Fault;
import io.aui.appserver.sandbox.faults.FaultKind;
import io.aui.appserver.testing.Http;
import io.aui.appserver.testing.Json;
import io.aui.appserver.testing.PackagedServer;
import io.aui.appserver.testing.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An IMS that fails or hangs, beside one in another region that serves. */
class CircuitBreakerIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int CALLERS = 64;
  private static final int MANY_CALLERS = 2_000;
  private static final int OPEN_CALLS = 1_500;
  private static final int PROBES_AFTER_SECONDS = 1;

  @TempDir static Path directory;
  private static Emulator failing;
  private static Emulator hanging;
  private static Emulator healthy;
  private static PackagedServer server;

  @BeforeAll
  static void start() throws IOException {
    failing = emulator();
    hanging = emulator();
    healthy = emulator();
    Map<String, String> settings = Settings.environment("http://127.0.0.1:{region}/");
    // A region is named by the port of its IMS.
    settings.put("APPSERVER_IMS_REGION", Integer.toString(healthy.port()));
    settings.put("APPSERVER_IMS_REGIONS", failing.port() + "," + hanging.port());
    settings.put("APPSERVER_IMS_READ_TIMEOUT", "4s");
    settings.put("APPSERVER_IMS_DEADLINE", "4s");
    settings.put("APPSERVER_IMS_MAX_TRIES", "3");
    settings.put("APPSERVER_IMS_BREAKER_FAILURES", "10");
    settings.put("APPSERVER_IMS_BREAKER_OPEN", PROBES_AFTER_SECONDS + "s");
    settings.put("APPSERVER_IMS_CONNECTIONS", Integer.toString(OPEN_CALLS));
    // Else a connection that has not sent its request yet may be closed to make room for the
    // others.
    settings.put("APPSERVER_CONNECTIONS_MAX", Integer.toString(MANY_CALLERS + 500));
    server = PackagedServer.start(directory, settings, List.of()).awaitOpen();
  }

  @AfterAll
  static void stop() {
    server.close();
    failing.close();
    hanging.close();
    healthy.close();
  }

  @Test
  void callsToAFailingImsAreRefusedUntilItServesAgain() {
    failing.add(Fault.once(FaultKind.ERROR).times(Fault.FOR_EVER));
    await()
        .atMost(PATIENCE)
        .until(() -> all(CALLERS, failing).stream().anyMatch(CircuitBreakerIT::isNotCalled));
    server.awaitLogged("IMS in " + failing.port() + " (127.0.0.1) failed repeatedly");

    failing.clearCalls();
    long began = System.nanoTime();
    for (int i = 0; i < 20; i++) {
      for (Http.Reply reply : all(CALLERS, failing)) {
        assertThat(reply.status()).isEqualTo(503);
        if (isNotCalled(reply)) {
          assertThat(reply.header("Retry-After")).isEqualTo("1");
        }
      }
    }
    long seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds();
    assertThat((long) failing.calls().size())
        .as("one probe after each second, never repeated")
        .isLessThanOrEqualTo(seconds / PROBES_AFTER_SECONDS + 2);
    assertThat(describe(healthy).status()).as("the other region").isEqualTo(404);
    assertThat(metric("appserver_ims_breaker{region=\"" + failing.port() + "\"}"))
        .isIn("1.0", "2.0");

    failing.clearFaults();
    await().atMost(PATIENCE).until(() -> describe(failing).status() == 404);
    assertThat(all(CALLERS, failing)).extracting(Http.Reply::status).containsOnly(404);
    server.awaitLogged("IMS in " + failing.port() + " (127.0.0.1) answers again");
    assertThat(metric("appserver_ims_breaker{region=\"" + failing.port() + "\"}")).isEqualTo("0.0");
  }

  @Test
  void twoThousandCallersOfAHangingImsLeaveRoomForOthers() {
    hanging.add(Fault.once(FaultKind.LATENCY).delayed(Duration.ofMinutes(5)).times(-1));
    List<CompletableFuture<Http.Reply>> waiting = callLater(MANY_CALLERS, hanging);

    assertThat(describe(healthy).status()).as("the other region").isEqualTo(404);
    JsonNode token =
        Http.post(server.url("getRtcAuthToken"), Json.object("user_id", "u").toString()).json();
    assertThat(token.path("rtc_auth_token").asText()).isNotEmpty();

    List<Integer> statuses = join(waiting).stream().map(Http.Reply::status).toList();
    assertThat(statuses).containsOnly(503, 504);
    assertThat(statuses.stream().filter(status -> status == 504).count())
        .as("more are not sent at a time")
        .isLessThanOrEqualTo(OPEN_CALLS);
    assertThat(server.isAlive()).isTrue();
    server.awaitLogged("IMS in " + hanging.port() + " (127.0.0.1) failed repeatedly");
  }

  private static Emulator emulator() {
    return Emulator.started(Settings.emulatorOptions());
  }

  private static boolean isNotCalled(Http.Reply reply) {
    return reply.status() == 503 && reply.text("message").contains("is not called at the moment");
  }

  private static Http.Reply describe(Emulator region) {
    return callLater(1, region).get(0).join();
  }

  private static List<Http.Reply> all(int callers, Emulator region) {
    return join(callLater(callers, region));
  }

  private static List<Http.Reply> join(List<CompletableFuture<Http.Reply>> replies) {
    return replies.stream().map(CompletableFuture::join).toList();
  }

  /** Describes an instance that IMS does not know. */
  private static List<CompletableFuture<Http.Reply>> callLater(int callers, Emulator region) {
    String body =
        Json.object("ai_agent_instance_id", "i-1", "region", Integer.toString(region.port()))
            .toString();
    List<CompletableFuture<Http.Reply>> replies = new ArrayList<>();
    for (int i = 0; i < callers; i++) {
      replies.add(Http.postLater(server.url("v1", "describeAIAgentInstance"), body));
    }
    return replies;
  }

  private static String metric(String series) {
    return Http.get("http://localhost:" + server.managementPort() + "/q/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith(series + " "))
        .map(line -> line.substring(series.length() + 1))
        .findFirst()
        .orElse("");
  }
}
