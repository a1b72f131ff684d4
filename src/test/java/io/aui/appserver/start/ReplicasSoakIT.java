package io.aui.appserver.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aui.appserver.sandbox.Emulator;
import io.aui.appserver.testing.Http;
import io.aui.appserver.testing.Json;
import io.aui.appserver.testing.PackagedServer;
import io.aui.appserver.testing.RedisServer;
import io.aui.appserver.testing.Settings;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many calls over two replicas with one Redis, of which one after the other is killed: afterwards
 * the store, IMS and the limits agree. {@code -Dsoak.calls} and {@code -Dsoak.kill-every} make it
 * longer.
 */
class ReplicasSoakIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int CALLS = Integer.getInteger("soak.calls", 600);
  private static final Duration KILL_EVERY =
      Duration.parse(System.getProperty("soak.kill-every", "PT2S"));
  private static final int USERS = 16;
  private static final int LIMIT = 2;
  private static final String UNKNOWN = "it is unknown whether";
  private static final String NOT_ENDED = "has not ended yet";

  private final RedisServer redis = RedisServer.start();
  private final List<PackagedServer> replicas = new ArrayList<>();
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicInteger starts = new AtomicInteger();
  private final AtomicInteger unknownStarts = new AtomicInteger();
  private int kills;
  private int directories;

  @TempDir private Path directory;
  private Emulator ims;

  @BeforeEach
  void start() throws IOException {
    ims = Emulator.started(Settings.emulatorOptions());
    replicas.add(server());
    replicas.add(server());
    replicas.forEach(PackagedServer::awaitOpen);
  }

  @AfterEach
  void stop() {
    replicas.forEach(PackagedServer::close);
    ims.close();
    redis.kill();
  }

  @Test
  void replicasThatDieLoseNothing() throws Exception {
    ExecutorService users = Executors.newFixedThreadPool(USERS);
    try {
      CompletableFuture<?>[] running =
          IntStream.range(0, USERS)
              .mapToObj(i -> "user-" + i)
              .map(user -> CompletableFuture.runAsync(() -> useUntilAllCallsAreMade(user), users))
              .toArray(CompletableFuture<?>[]::new);
      killInTurnUntil(CompletableFuture.allOf(running));
    } finally {
      users.shutdownNow();
    }

    assertThat(kills).as("replicas that were killed").isPositive();
    assertThat(starts).as("starts that succeeded").hasValueGreaterThan(CALLS / 10);
    // Nobody knows the ids of the others.
    await().atMost(PATIENCE).until(() -> activeAtIms() <= unknownStarts.get());
    await().atMost(PATIENCE).until(() -> runningHere().equals("0 0"));
    int lost = activeAtIms();
    for (int i = 0; i < USERS; i++) {
      String user = "user-" + i;
      for (int start = 0; start < LIMIT; start++) {
        await().atMost(PATIENCE).until(() -> start(user, newKey()).status() == 200);
      }
      assertThat(start(user, newKey()).status()).as("one more than the limit").isEqualTo(429);
    }
    assertThat(activeAtIms()).isEqualTo(lost + USERS * LIMIT);
  }

  private void killInTurnUntil(CompletableFuture<Void> allEnded) throws Exception {
    do {
      killOne();
    } while (!hasEnded(allEnded));
  }

  private static boolean hasEnded(CompletableFuture<Void> allEnded) throws Exception {
    try {
      allEnded.get(KILL_EVERY.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException goesOn) {
      return false;
    }
  }

  private void killOne() throws Exception {
    int victim = kills++ % replicas.size();
    replica(victim).kill();
    PackagedServer next = server().awaitOpen();
    synchronized (replicas) {
      replicas.set(victim, next);
    }
  }

  private PackagedServer replica(int number) {
    synchronized (replicas) {
      return replicas.get(number % replicas.size());
    }
  }

  private void useUntilAllCallsAreMade(String user) {
    while (calls.get() < CALLS) {
      String key = newKey();
      Http.Reply started =
          await()
              .atMost(PATIENCE)
              .pollDelay(Duration.ZERO)
              .until(() -> start(user, key), reply -> !reply.text("message").contains(NOT_ENDED));
      if (started.status() == 200) {
        starts.incrementAndGet();
        String id = started.text("ai_agent_instance_id");
        about("sendAIAgentSpeech", id);
        stop(id);
      } else {
        assertThat(started.status()).as(started.toString()).isIn(429, 502, 503, 504);
        if (started.text("message").contains(UNKNOWN)) {
          unknownStarts.incrementAndGet();
        }
      }
    }
  }

  /** Until a replica says that it has stopped. */
  private void stop(String id) {
    await()
        .atMost(PATIENCE)
        .until(() -> List.of(200, 404).contains(about("stopAIAgentInstance", id).status()));
  }

  private Http.Reply start(String user, String key) {
    ObjectNode body =
        Json.object("user_id", user, "ai_agent_id", "agent-voice", "template_config", "{}");
    return answered("generateAIAgentCall", body, key);
  }

  private Http.Reply about(String operation, String id) {
    ObjectNode body = Json.object("ai_agent_instance_id", id);
    if (operation.startsWith("send")) {
      body.put("text", "Hello");
    }
    return answered(operation, body, newKey());
  }

  /** Asks one replica after the other, with the same key, until one answers. */
  private Http.Reply answered(String operation, ObjectNode body, String key) {
    AtomicInteger turn = new AtomicInteger(calls.incrementAndGet());
    return await()
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(() -> call(replica(turn.getAndIncrement()), operation, body, key), Objects::nonNull);
  }

  private static Http.Reply call(
      PackagedServer replica, String operation, ObjectNode body, String key) throws IOException {
    HttpRequest.Builder request =
        Http.request(replica.url("v1", operation))
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(body.toString()));
    try {
      return Http.sendLater(request).join();
    } catch (CompletionException dead) {
      if (dead.getCause() instanceof IOException unreachable) {
        throw unreachable;
      }
      throw dead;
    }
  }

  private int activeAtIms() {
    return answered("getAIAgentConcurrency", Json.object("ai_agent_id", "agent-voice"), newKey())
        .json()
        .path("active_count")
        .asInt(-1);
  }

  /** The gauges of created and executing instances. */
  private String runningHere() {
    String metrics =
        Http.get("http://localhost:" + replica(0).managementPort() + "/q/metrics").body();
    return gauge(metrics, "created") + " " + gauge(metrics, "executing");
  }

  private static int gauge(String metrics, String state) {
    return metrics
        .lines()
        .filter(line -> line.startsWith("appserver_instances{state=\"" + state + "\"} "))
        .mapToInt(line -> (int) Double.parseDouble(line.substring(line.indexOf(' ') + 1)))
        .findFirst()
        .orElse(-1);
  }

  private PackagedServer server() throws IOException {
    Map<String, String> settings = Settings.environment(ims.base().toString());
    settings.put("APPSERVER_STATE_STORE", "redis");
    // Whoever builds has few and busy cores.
    settings.put("APPSERVER_STATE_TIMEOUT", "10s");
    settings.put("QUARKUS_REDIS_HOSTS", redis.url());
    settings.put("APPSERVER_LIMITS_CONCURRENT_INSTANCES", Integer.toString(LIMIT));
    settings.put("APPSERVER_LIMITS_UNKNOWN_HOLD", "1s");
    return PackagedServer.start(
        Files.createDirectory(directory.resolve(Integer.toString(directories++))),
        settings,
        List.of());
  }

  private static String newKey() {
    return UUID.randomUUID().toString();
  }
}
