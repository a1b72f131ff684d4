package io.aui.appserver.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.aui.appserver.sandbox.Emulator;
import io.aui.appserver.sandbox.faults.Fault;
import io.aui.appserver.sandbox.faults.FaultKind;
import io.aui.appserver.testing.Balancer;
import io.aui.appserver.testing.EventReader;
import io.aui.appserver.testing.Http;
import io.aui.appserver.testing.Json;
import io.aui.appserver.testing.PackagedServer;
import io.aui.appserver.testing.Settings;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged server when it is told to end. */
class ShutdownIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String CREATE = "GenerateAIAgentCall";
  private static final int CALLERS = 32;

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
  void callbacksThatWaitForImsDoNotHoldItUp() throws Exception {
    ims.add(Fault.once(FaultKind.ERROR).on("DescribeAIAgentInstance").times(Fault.FOR_EVER));
    try (PackagedServer server = start("callbacks", Map.of("APPSERVER_CALLBACK_TOKEN", "secret"))) {
      server.awaitOpen();
      Http.Reply accepted =
          Http.send(
              Http.request(server.url("v1", "callback"))
                  .header("Authorization", "secret")
                  .header("Content-Type", "application/json")
                  .POST(
                      BodyPublishers.ofString(
                          "{\"event\":\"agent_start\",\"instanceId\":\"i-1\"}")));
      assertThat(accepted.status()).as(accepted.toString()).isEqualTo(200);
      await().atMost(PATIENCE).until(() -> !ims.calls("DescribeAIAgentInstance").isEmpty());

      server.stop();

      assertThat(server.awaitExit()).isZero();
      assertThat(server.log())
          .contains("The callback agent_start of instance i-1 is given up: this process ends");
    }
  }

  @Test
  void openStreamsDoNotHoldItUp() throws Exception {
    for (String delay : List.of("0s", "4s")) {
      try (PackagedServer server =
          start("streams" + delay, Map.of("QUARKUS_SHUTDOWN_DELAY", delay))) {
        server.awaitOpen();
        String instance =
            Json.read(call(client(), server.url("generateAIAgentCall"), "alice").body())
                .path("ai_agent_instance_id")
                .asText();
        try (EventReader events =
            EventReader.open(
                server.url("events") + "?ai_agent_instance_id=" + instance, Map.of())) {
          events.awaitEvents(1);

          server.stop();

          assertThat(events.awaitEnd()).hasSize(1);
          assertThat(server.awaitExit()).isZero();
          assertThat(server.log()).doesNotContain("shutting down anyway");
        }
      }
    }
  }

  @Test
  void itIsNotReadyAtOnceAnswersEveryCallAndEndsWithZero() throws Exception {
    try (PackagedServer server = start("alone", Map.of("QUARKUS_SHUTDOWN_DELAY", "4s"));
        Socket idle = new Socket()) {
      server.awaitOpen();
      await().atMost(PATIENCE).until(server::isReady);
      assertThat(server.log()).contains("The state is in memory");
      idle.connect(new InetSocketAddress("localhost", server.port()));
      idle.setSoTimeout((int) PATIENCE.toMillis());
      HttpClient keptAlive = client();
      HttpResponse<String> before = call(keptAlive, server.url("generateAIAgentCall"), "alice");
      assertThat(before.headers().firstValue("Connection")).isEmpty();
      ims.add(Fault.once(FaultKind.LATENCY).on(CREATE).delayed(Duration.ofSeconds(8)));
      CompletableFuture<HttpResponse<String>> inFlight =
          callLater(client(), server.url("generateAIAgentCall"), "bob");
      await().atMost(PATIENCE).until(() -> ims.calls(CREATE).size() == 2);

      server.stop();
      await().atMost(PATIENCE).until(() -> !server.isReady());

      for (HttpClient client : List.of(keptAlive, client())) {
        HttpResponse<String> during = call(client, server.url("generateAIAgentCall"), "carol");
        assertThat(during.body()).contains("\"code\":200");
        assertThat(during.headers().allValues("Connection")).containsExactly("close");
      }
      assertThat(idle.getInputStream().read()).isNegative();
      assertThatThrownBy(() -> new Socket("localhost", server.port()).close())
          .isInstanceOf(ConnectException.class);
      assertThat(inFlight).isNotDone();
      HttpResponse<String> late = inFlight.get(60, TimeUnit.SECONDS);
      assertThat(late.body()).contains("\"code\":200");
      assertThat(late.headers().allValues("Connection")).containsExactly("close");
      assertThat(server.awaitExit()).isZero();
      assertThat(server.log())
          .contains("Instances that still run are forgotten with this process: 4")
          .contains(instance(before), instance(late))
          .doesNotContain("shutting down anyway");
    }
  }

  @Test
  void replicasAreRestartedOneAfterTheOtherWithoutAFailedCall() throws Exception {
    ims.add(
        Fault.once(FaultKind.LATENCY)
            .on(CREATE)
            .times(Fault.FOR_EVER)
            .delayed(Duration.ofMillis(300)));
    List<PackagedServer> replicas = new ArrayList<>();
    try {
      replicas.add(start("first", Map.of()));
      replicas.add(start("second", Map.of()));
      try (Balancer balancer = Balancer.start(directory, replicas)) {
        for (PackagedServer replica : replicas) {
          replica.awaitOpen();
          await().atMost(PATIENCE).until(() -> balancer.uses(replica));
        }
        Load load = new Load(balancer.url("generateAIAgentCall"));
        for (int i = 0; i < replicas.size(); i++) {
          load.awaitCalls(100);
          PackagedServer old = replicas.get(i);
          old.stop();
          assertThat(old.awaitExit()).isZero();
          PackagedServer restarted =
              start(
                  "restarted" + i,
                  Map.of(
                      "QUARKUS_HTTP_PORT", Integer.toString(old.port()),
                      "QUARKUS_MANAGEMENT_PORT", Integer.toString(old.managementPort())));
          replicas.set(i, restarted);
          restarted.awaitOpen();
          await().atMost(PATIENCE).until(() -> balancer.uses(restarted));
          load.awaitCalls(100);
          assertThat(restarted.log()).contains("operation=generateAIAgentCall");
        }
        assertThat(load.end()).as("failures of %d calls", load.succeeded()).isEmpty();
      }
    } finally {
      replicas.forEach(PackagedServer::close);
    }
  }

  private PackagedServer start(String name, Map<String, String> more) throws IOException {
    Map<String, String> settings = Settings.environment(ims.base().toString());
    settings.put("QUARKUS_SHUTDOWN_DELAY", "3s");
    settings.putAll(more);
    return PackagedServer.start(
        Files.createDirectory(directory.resolve(name)), settings, List.of());
  }

  private static HttpClient client() {
    return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  private static HttpResponse<String> call(HttpClient client, String url, String user)
      throws InterruptedException, ExecutionException {
    return callLater(client, url, user).get();
  }

  private static CompletableFuture<HttpResponse<String>> callLater(
      HttpClient client, String url, String user) {
    return client.sendAsync(
        Http.request(url)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"user_id\":\"" + user + "\"}"))
            .build(),
        BodyHandlers.ofString());
  }

  private static String instance(HttpResponse<String> response) {
    return Json.read(response.body()).path("ai_agent_instance_id").asText();
  }

  /** Callers that keep their connections and call again and again. */
  private static final class Load {
    private final AtomicInteger succeeded = new AtomicInteger();
    private final AtomicBoolean ending = new AtomicBoolean();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();

    Load(String url) {
      for (int i = 0; i < CALLERS; i++) {
        String user = "caller" + i;
        Thread thread = new Thread(() -> run(url, user), user);
        threads.add(thread);
        thread.start();
      }
    }

    private void run(String url, String user) {
      HttpClient client = client();
      while (!ending.get()) {
        try {
          HttpResponse<String> response = call(client, url, user);
          if (response.statusCode() == 200 && response.body().contains("\"code\":200")) {
            succeeded.incrementAndGet();
          } else {
            failures.add(response.statusCode() + " " + response.body());
          }
        } catch (ExecutionException e) {
          failures.add(e.toString());
        } catch (InterruptedException e) {
          return;
        }
      }
    }

    void awaitCalls(int more) {
      int enough = succeeded.get() + more;
      await().atMost(PATIENCE).until(() -> succeeded.get() >= enough);
    }

    int succeeded() {
      return succeeded.get();
    }

    Queue<String> end() throws InterruptedException {
      ending.set(true);
      for (Thread thread : threads) {
        thread.join();
      }
      return failures;
    }
  }
}
