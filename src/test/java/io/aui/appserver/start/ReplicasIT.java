package io.aui.appserver.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.aui.appserver.access.login.TestTokens;
import io.aui.appserver.sandbox.Emulator;
import io.aui.appserver.sandbox.faults.Fault;
import io.aui.appserver.sandbox.faults.FaultKind;
import io.aui.appserver.testing.EventReader;
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
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What users are promised, by packaged servers that share one Redis, and when they die. */
class ReplicasIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int REPLICAS = 3;
  private static final int LIMIT = 3;
  private static final String GENERATE = "generateAIAgentCall";
  private static final String START = "startAIAgentInstance";
  private static final String STOP = "stopAIAgentInstance";
  private static final String STOP_ACTION = "StopAIAgentInstance";
  private static final List<String> CREATES =
      List.of("GenerateAIAgentCall", "StartAIAgentInstance");

  private static final KeyPair KEYS = TestTokens.rsa();
  private static final RedisServer REDIS = RedisServer.start();
  private static final List<PackagedServer> STARTED = new ArrayList<>();
  private static final List<PackagedServer> REPLICATED = new ArrayList<>();

  @TempDir static Path directory;
  private static Emulator ims;

  private final String alice = newUser();
  private final String bob = newUser();

  @BeforeAll
  static void start() throws IOException {
    ims = Emulator.started(Settings.emulatorOptions());
    for (int i = 0; i < REPLICAS; i++) {
      REPLICATED.add(server(shared()));
    }
    REPLICATED.forEach(PackagedServer::awaitOpen);
  }

  @AfterAll
  static void stop() {
    STARTED.forEach(PackagedServer::close);
    ims.close();
    REDIS.kill();
  }

  @BeforeEach
  void allReplicasAndNothingElseRun() throws IOException {
    for (int i = 0; i < REPLICAS; i++) {
      if (!replica(i).isAlive()) {
        REPLICATED.set(i, server(shared()).awaitOpen());
      }
    }
    stopAll(replica(REPLICAS - 1));
    ims.clearFaults();
    ims.clearCalls();
  }

  @Test
  void ofManyStartsAtATimeAsManyReachImsAsTheLimitAllows() {
    ims.add(Fault.once(FaultKind.LATENCY).times(Fault.FOR_EVER).delayed(Duration.ofMillis(300)));

    List<Http.Reply> replies =
        atOnce(200, i -> request(replica(i), alice, i % 2 == 0 ? GENERATE : START, startBody()));

    List<Http.Reply> started = replies.stream().filter(reply -> reply.status() == 200).toList();
    assertThat(started)
        .hasSize(LIMIT)
        .extracting(reply -> reply.text("ai_agent_instance_id"))
        .doesNotContain("")
        .doesNotHaveDuplicates();
    assertThat(replies)
        .filteredOn(reply -> !started.contains(reply))
        .hasSize(200 - LIMIT)
        .allSatisfy(reply -> assertRefused(reply, 429, "LimitExceeded"));
    assertThat(creates()).isEqualTo(LIMIT);
  }

  @Test
  void oneIdempotencyKeyOnAllReplicasStartsOneAgent() {
    ims.add(Fault.once(FaultKind.LATENCY).on("GenerateAIAgentCall").delayed(Duration.ofSeconds(1)));
    String key = newKey();

    List<Http.Reply> replies = atOnce(30, i -> keyed(replica(i), alice, key));

    assertThat(replies).extracting(Http.Reply::status).containsOnly(200);
    assertThat(replies).extracting(Http.Reply::body).containsOnly(replies.get(0).body());
    assertThat(replies.get(0).text("ai_agent_instance_id")).isNotEmpty();
    assertThat(creates()).isEqualTo(1);
    // The key is the caller's own.
    Http.Reply ofBob = Http.send(keyed(replica(1), bob, key));
    assertThat(ofBob.status()).as(ofBob.toString()).isEqualTo(200);
    assertThat(ofBob.body()).isNotEqualTo(replies.get(0).body());
    assertThat(creates()).isEqualTo(2);
  }

  @Test
  void nothingIsForgottenByReplicasThatDie() throws Exception {
    String key = newKey();
    Http.Reply first = Http.send(keyed(replica(0), alice, key));
    assertThat(first.status()).as(first.toString()).isEqualTo(200);
    String instance = first.text("ai_agent_instance_id");
    started(replica(1), alice);
    started(replica(2), alice);

    replica(0).kill();
    replica(1).kill();
    PackagedServer survivor = replica(2);
    PackagedServer restarted = server(shared()).awaitOpen();
    REPLICATED.set(0, restarted);

    assertRefused(call(restarted, alice, START, startBody()), 429, "LimitExceeded");
    assertRefused(call(survivor, alice, START, startBody()), 429, "LimitExceeded");
    Http.Reply replayed = Http.send(keyed(restarted, alice, key));
    assertThat(replayed.status()).isEqualTo(first.status());
    assertThat(replayed.body()).isEqualTo(first.body());
    assertThat(replayed.header("Content-Type")).isEqualTo(first.header("Content-Type"));
    assertThat(creates()).isEqualTo(LIMIT);

    JsonNode named = Json.object("ai_agent_instance_id", instance);
    assertRefused(call(restarted, bob, STOP, named), 404, "InstanceNotFound");
    Http.Reply stopped = call(restarted, alice, STOP, named);
    assertThat(stopped.status()).as(stopped.toString()).isEqualTo(200);
    // It makes room once IMS shows that it has ended.
    await().atMost(PATIENCE).until(() -> call(survivor, alice, START, startBody()).status() == 200);
    assertRefused(call(restarted, alice, START, startBody()), 429, "LimitExceeded");

    freeze(survivor, true);
    assertRefused(call(restarted, bob, START, startBody()), 503, "StartsFrozen");
    freeze(restarted, false);
    started(survivor, bob);

    assertThat(creates()).isEqualTo(LIMIT + 2);
    JsonNode ended = stopAll(restarted);
    assertThat(ended.path("stopped").asInt(-1)).as(ended.toString()).isEqualTo(LIMIT + 1);
    assertThat(ended.path("pending").asInt(-1)).as(ended.toString()).isZero();
    assertThat(stopsAtIms()).hasSizeGreaterThanOrEqualTo(LIMIT + 2).contains(instance);
    started(restarted, alice);
  }

  @Test
  void aKeyWhoseReplicaHasDiedNeverStartsASecondAgent() throws Exception {
    Map<String, String> settings = new HashMap<>();
    settings.put("APPSERVER_STATE_PREFIX", "lost-keys");
    settings.put("APPSERVER_HTTP_REQUEST_TIMEOUT", "10s");
    settings.put("APPSERVER_IMS_CONNECT_TIMEOUT", "2s");
    settings.put("APPSERVER_IMS_READ_TIMEOUT", "6s");
    PackagedServer first = server(settings).awaitOpen();
    PackagedServer second = server(settings).awaitOpen();
    ims.add(Fault.once(FaultKind.LATENCY).on("GenerateAIAgentCall").delayed(Duration.ofSeconds(5)));
    String key = newKey();
    CompletableFuture<Http.Reply> lost = Http.sendLater(keyed(first, alice, key));
    await().atMost(PATIENCE).until(() -> creates() == 1);

    first.kill();

    assertThat(lost).failsWithin(PATIENCE);
    Http.Reply early = Http.send(keyed(second, alice, key));
    assertRefused(early, 503, "ServerBusy");
    assertThat(early.text("message")).contains("the first request with this Idempotency-Key");
    assertThat(early.header("Retry-After")).isNotEmpty();
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertRefused(Http.send(keyed(second, alice, key)), 504, "ImsTimeout"));
    assertRefused(Http.send(keyed(second, alice, key)), 504, "ImsTimeout");
    assertThat(creates()).isEqualTo(1);
  }

  @Test
  void theLongestDurationIsKeptWhenTheReplicaThatStartedTheInstanceDies() throws Exception {
    Map<String, String> settings = new HashMap<>();
    settings.put("APPSERVER_STATE_PREFIX", "durations");
    settings.put("APPSERVER_LIMITS_MAX_DURATION", "15s");
    // The first is alone for a while, so that ending instances is its job.
    PackagedServer first = server(settings).awaitOpen();
    await().atMost(PATIENCE).until(first::isReady);
    PackagedServer second = server(settings).awaitOpen();
    await().atMost(PATIENCE).until(second::isReady);
    String instance = started(first, alice);

    first.kill();

    await().atMost(PATIENCE).until(() -> stopsAtIms().contains(instance));
    JsonNode named = Json.object("ai_agent_instance_id", instance);
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                call(second, alice, "describeAIAgentInstance", named)
                    .text("status")
                    .equals("Finished"));
    assertThat(second.log()).contains("event=instance_ended instance=" + instance);
  }

  @Test
  void eventsReachWhoeverFollowsOnAnyReplica() {
    String instance = started(replica(0), alice);
    String address = replica(1).url("v2", "events") + "?ai_agent_instance_id=" + instance;
    JsonNode named = Json.object("ai_agent_instance_id", instance);
    String ticket = call(replica(0), alice, "createEventTicket", named).text("ticket");
    List<EventReader.Event> all;
    try (EventReader events = EventReader.open(address + "&ticket=" + ticket, Map.of())) {
      events.awaitEvents(1);
      call(replica(2), alice, STOP, named);
      all = events.awaitEnd();
    }
    EventReader.Event end = all.get(all.size() - 1);
    assertThat(end.name()).isEqualTo("end");
    assertThat(end.data().path("reason").asText()).isEqualTo("owner");

    ticket = call(replica(1), alice, "createEventTicket", named).text("ticket");
    String elsewhere = replica(2).url("v2", "events") + "?ai_agent_instance_id=" + instance;
    try (EventReader events =
        EventReader.open(
            elsewhere + "&ticket=" + ticket + "&last_event_id=" + all.get(0).id(), Map.of())) {
      assertThat(events.awaitEnd()).isEqualTo(all.subList(1, all.size()));
    }
  }

  @Test
  void aGuestIsTheSameOnEveryReplicaAndItsCallEndsInTimeWhenOneDies() throws Exception {
    JsonNode members = Json.object("workflow_type", "VoiceChat", "expire", 25);
    String pass = Http.send(asAdministrator(replica(0), "createGuestPass", members)).text("token");
    String guest = Http.send(request(replica(1), pass, "redeemGuestPass")).text("token");
    assertRefused(Http.send(request(replica(2), pass, "redeemGuestPass")), 429, "LimitExceeded");
    PackagedServer mortal = server(shared()).awaitOpen();
    Http.Reply started = Http.send(request(mortal, guest, GENERATE));
    assertThat(started.status()).as(started.toString()).isEqualTo(200);
    assertRefused(Http.send(request(replica(0), guest, GENERATE)), 429, "LimitExceeded");
    await()
        .atMost(PATIENCE)
        .until(() -> REDIS.command("HLEN {replicas}:2:endings:of").contains("1"));

    mortal.kill();

    String instance = started.text("ai_agent_instance_id");
    await().atMost(PATIENCE).until(() -> stopsAtIms().contains(instance));
    assertThat(Http.send(request(replica(0), guest, "describeGuest")).status()).isEqualTo(401);
  }

  private static Map<String, String> shared() {
    return Map.of(
        "APPSERVER_STATE_PREFIX",
        "replicas",
        "APPSERVER_LIMITS_CONCURRENT_INSTANCES",
        Integer.toString(LIMIT));
  }

  private static PackagedServer server(Map<String, String> more) throws IOException {
    Map<String, String> settings = Settings.environment(ims.base().toString());
    settings.put("APPSERVER_ACCESS_MODE", "jwt");
    settings.put("MP_JWT_VERIFY_ISSUER", TestTokens.ISSUER);
    settings.put("MP_JWT_VERIFY_AUDIENCES", TestTokens.AUDIENCE);
    settings.put("MP_JWT_VERIFY_PUBLICKEY", TestTokens.pem(KEYS.getPublic()));
    settings.put("APPSERVER_STATE_STORE", "redis");
    // Whoever builds has few and busy cores.
    settings.put("APPSERVER_STATE_TIMEOUT", "10s");
    settings.put("QUARKUS_REDIS_HOSTS", REDIS.url());
    settings.putAll(more);
    PackagedServer server =
        PackagedServer.start(
            Files.createDirectory(directory.resolve(Integer.toString(STARTED.size()))),
            settings,
            List.of());
    STARTED.add(server);
    return server;
  }

  private static PackagedServer replica(int number) {
    return REPLICATED.get(number % REPLICAS);
  }

  private static String newUser() {
    return "user-" + UUID.randomUUID();
  }

  private static String newKey() {
    return UUID.randomUUID().toString();
  }

  private static JsonNode startBody() {
    return Json.object("workflow_type", "VoiceChat", "template_config", "{}");
  }

  /** Starts an agent, which must succeed; returns the instance's id. */
  private static String started(PackagedServer server, String user) {
    Http.Reply reply = call(server, user, START, startBody());
    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    return reply.text("ai_agent_instance_id");
  }

  private static void freeze(PackagedServer server, boolean frozen) {
    Http.Reply reply =
        Http.send(asAdministrator(server, "freezeStarts", Json.object("frozen", frozen)));
    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
  }

  private static JsonNode stopAll(PackagedServer server) {
    Http.Reply reply =
        Http.send(asAdministrator(server, "stopAllAIAgentInstances", Json.object("all", true)));
    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    return reply.json();
  }

  private static void assertRefused(Http.Reply reply, int status, String errorCode) {
    assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
    assertThat(reply.text("error_code")).isEqualTo(errorCode);
  }

  private static Http.Reply call(
      PackagedServer server, String user, String operation, JsonNode body) {
    return Http.send(request(server, user, operation, body));
  }

  private static HttpRequest.Builder keyed(PackagedServer server, String user, String key) {
    return request(server, user, GENERATE, startBody()).header("Idempotency-Key", key);
  }

  private static HttpRequest.Builder asAdministrator(
      PackagedServer server, String operation, JsonNode body) {
    return request(server, TestTokens.claims("root", "aiagent-admin"), operation, body);
  }

  private static HttpRequest.Builder request(
      PackagedServer server, String user, String operation, JsonNode body) {
    return request(server, TestTokens.claims(user), operation, body);
  }

  private static HttpRequest.Builder request(
      PackagedServer server, Map<String, Object> claims, String operation, JsonNode body) {
    return withToken(
        server, TestTokens.sign(claims, "RS256", KEYS.getPrivate(), null), operation, body);
  }

  /** As a guest, or with a guest pass. */
  private static HttpRequest.Builder request(
      PackagedServer server, String token, String operation) {
    return withToken(server, token, operation, Json.object("template_config", Json.object()));
  }

  private static HttpRequest.Builder withToken(
      PackagedServer server, String token, String operation, JsonNode body) {
    return Http.request(server.url("v1", operation))
        .header("Content-Type", "application/json")
        .header("Authorization", "Bearer " + token)
        .POST(BodyPublishers.ofString(body.toString()));
  }

  private static List<Http.Reply> atOnce(int times, IntFunction<HttpRequest.Builder> request) {
    List<HttpRequest.Builder> requests = IntStream.range(0, times).mapToObj(request).toList();
    List<CompletableFuture<Http.Reply>> replies = requests.stream().map(Http::sendLater).toList();
    return replies.stream().map(CompletableFuture::join).toList();
  }

  private static int creates() {
    return CREATES.stream().mapToInt(action -> ims.calls(action).size()).sum();
  }

  private static List<String> stopsAtIms() {
    return ims.calls(STOP_ACTION).stream()
        .map(call -> call.parameters().get("InstanceId"))
        .distinct()
        .toList();
  }
}
