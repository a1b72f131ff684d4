package io.aui.appserver.ims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many calls while IMS fails in mixed ways: afterwards the store, IMS and the limits agree. Faults
 * that hide the id of a started instance are left out: nobody can stop that instance.
 */
class FaultsSoakIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int USERS = 16;
  private static final int CALLS_EACH = 40;
  private static final int LIMIT = 2;
  private static final int MAX_STOPS = 200;
  private static final List<FaultKind> OF_STARTS =
      List.of(FaultKind.THROTTLE, FaultKind.ERROR, FaultKind.NO_TOKEN, FaultKind.LATENCY);
  private static final List<FaultKind> OF_OTHERS =
      List.of(
          FaultKind.THROTTLE,
          FaultKind.ERROR,
          FaultKind.RESET,
          FaultKind.MALFORMED,
          FaultKind.EMPTY,
          FaultKind.TRUNCATED,
          FaultKind.HTML,
          FaultKind.IGNORED,
          FaultKind.LATENCY);
  private static final List<String> OTHERS =
      List.of("StopAIAgentInstance", "DescribeAIAgentInstance", "SendAIAgentSpeech");

  @TempDir Path directory;
  private final AtomicInteger successes = new AtomicInteger();
  private Emulator ims;
  private PackagedServer server;

  @Test
  void nothingIsLostAndNothingRunsOn() throws IOException {
    try (Emulator emulator = Emulator.started(Settings.emulatorOptions());
        PackagedServer packaged =
            PackagedServer.start(directory, settings(emulator), List.of()).awaitOpen()) {
      ims = emulator;
      server = packaged;

      List<CompletableFuture<Void>> users = new ArrayList<>();
      for (int i = 0; i < USERS; i++) {
        users.add(calls("user-" + i, new Random(i), CALLS_EACH));
      }
      users.forEach(CompletableFuture::join);
      ims.clearFaults();

      assertThat(successes).as("the faults do not stop everybody").hasValueGreaterThan(USERS);
      await().atMost(PATIENCE).until(() -> runningAtIms() == 0);
      await().atMost(PATIENCE).until(() -> runningHere().equals("0.0 0.0"));
      for (int i = 0; i < USERS; i++) {
        String user = "user-" + i;
        for (int start = 0; start < LIMIT; start++) {
          await().atMost(PATIENCE).until(() -> start(user).join().status() == 200);
        }
        assertThat(start(user).join().status()).as("one more than the limit").isEqualTo(429);
      }
      assertThat(runningAtIms()).isEqualTo(USERS * LIMIT);
    }
  }

  private static Map<String, String> settings(Emulator ims) {
    Map<String, String> settings = Settings.environment(ims.base().toString());
    settings.put("APPSERVER_IMS_MAX_TRIES", "3");
    settings.put("APPSERVER_IMS_BREAKER_FAILURES", "10");
    settings.put("APPSERVER_IMS_BREAKER_OPEN", "200ms");
    settings.put("APPSERVER_LIMITS_CONCURRENT_INSTANCES", Integer.toString(LIMIT));
    settings.put("APPSERVER_LIMITS_UNKNOWN_HOLD", "1s");
    return settings;
  }

  /** One after the other: start, and if that succeeds, speak, describe and stop. */
  private CompletableFuture<Void> calls(String user, Random random, int left) {
    if (left == 0) {
      return CompletableFuture.completedFuture(null);
    }
    addFaults(random);
    return start(user)
        .thenCompose(
            started -> {
              if (started.status() != 200) {
                return CompletableFuture.<Void>completedFuture(null);
              }
              successes.incrementAndGet();
              String id = started.text("ai_agent_instance_id");
              return about("sendAIAgentSpeech", id)
                  .thenCompose(spoken -> about("describeAIAgentInstance", id))
                  .thenCompose(described -> stop(id, 0));
            })
        .thenCompose(done -> calls(user, random, left - 1));
  }

  /**
   * Until the server says that it has stopped, or that there is no such instance any more. Pauses,
   * since the circuit breaker may be open.
   */
  private CompletableFuture<Void> stop(String id, int tries) {
    assertThat(tries).as("tries to stop %s", id).isLessThan(MAX_STOPS);
    return about("stopAIAgentInstance", id)
        .thenCompose(
            stopped ->
                stopped.status() == 200 || stopped.status() == 404
                    ? CompletableFuture.completedFuture(null)
                    : CompletableFuture.runAsync(() -> {}, soon())
                        .thenCompose(now -> stop(id, tries + 1)));
  }

  private static Executor soon() {
    return CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS);
  }

  private void addFaults(Random random) {
    if (random.nextInt(2) == 0) {
      FaultKind kind = OF_STARTS.get(random.nextInt(OF_STARTS.size()));
      ims.add(Fault.once(kind).on("GenerateAIAgentCall").delayed(shortly(kind, random)));
    }
    FaultKind kind = OF_OTHERS.get(random.nextInt(OF_OTHERS.size()));
    ims.add(
        Fault.once(kind)
            .on(OTHERS.get(random.nextInt(OTHERS.size())))
            .delayed(shortly(kind, random)));
  }

  private static Duration shortly(FaultKind kind, Random random) {
    return kind == FaultKind.LATENCY ? Duration.ofMillis(random.nextInt(300)) : Duration.ZERO;
  }

  private CompletableFuture<Http.Reply> start(String user) {
    ObjectNode body =
        Json.object("user_id", user, "ai_agent_id", "agent-voice", "template_config", "{}");
    return Http.postLater(server.url("v1", "generateAIAgentCall"), body.toString());
  }

  private CompletableFuture<Http.Reply> about(String operation, String id) {
    ObjectNode body = Json.object("ai_agent_instance_id", id, "text", "Hello");
    if (!operation.startsWith("send")) {
      body.remove("text");
    }
    return Http.postLater(server.url("v1", operation), body.toString());
  }

  private int runningAtIms() {
    return Http.post(server.url("v1", "getAIAgentConcurrency"), "{\"ai_agent_id\":\"agent-voice\"}")
        .json()
        .path("active_count")
        .asInt(-1);
  }

  /** The gauges of created and executing instances. */
  private String runningHere() {
    String metrics = Http.get("http://localhost:" + server.managementPort() + "/q/metrics").body();
    Function<String, String> gauge =
        state ->
            metrics
                .lines()
                .filter(line -> line.startsWith("appserver_instances{state=\"" + state + "\"} "))
                .map(line -> line.substring(line.indexOf(' ') + 1))
                .findFirst()
                .orElse("none");
    return Stream.of("created", "executing").map(gauge).collect(Collectors.joining(" "));
  }
}
