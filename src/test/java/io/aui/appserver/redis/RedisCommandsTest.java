package io.aui.appserver.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.aui.appserver.error.ApiException;
import io.aui.appserver.error.ErrorCode;
import io.aui.appserver.testing.RedisServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RedisCommandsTest {
  private static final RedisScript ECHO = RedisScript.of("return {ARGV[1], key('x')}");

  private static RedisServer server;

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private Redis client;
  private RedisCommands redis;

  @BeforeAll
  static void startServer() {
    server = RedisServer.start();
    // The first command of all loads classes, which can take longer than a command may.
    Redis first = RedisClients.client(server);
    get(
        RedisClients.commands(first, RedisClients.PATIENCE, new SimpleMeterRegistry())
            .send(Command.EXISTS, "nothing"));
    first.close();
  }

  @AfterAll
  static void stopServer() {
    server.kill();
  }

  @BeforeEach
  void connect() {
    server.command("SCRIPT FLUSH");
    server.flush();
    client = RedisClients.client(server);
    redis = RedisClients.commands(client, Duration.ofMillis(800), meters);
  }

  @AfterEach
  void disconnect() {
    server.thaw();
    client.close();
  }

  @Test
  void runsAScriptThatRedisDoesNotKnowYet() {
    for (int i = 1; i <= 3; i++) {
      assertThat(get(echo("a" + i)).get(0)).hasToString("a" + i);
      assertThat(roundTrips()).as("once whole, then by name").isEqualTo(i + 1);
    }
  }

  @Test
  void everyKeyStartsWithThePrefixAsHashTagAndTheVersionOfTheLayout() {
    assertThat(get(echo("")).get(1)).hasToString("{test}:2:x");
    get(redis.send(Command.SET, "y", "1"));
    assertThat(server.command("KEYS *")).contains("{test}:2:y");
  }

  @Test
  void nothingIsSentBeforeSubscription() {
    Uni<Response> notYet = redis.send(Command.SET, "y", "1");
    assertThat(server.command("DBSIZE")).isEqualTo(":0");
    get(notYet);
    assertThat(server.command("DBSIZE")).isEqualTo(":1");
  }

  @Test
  void manyCommandsShareOneConnection() {
    long before = server.info("stats", "total_connections_received");
    List<CompletableFuture<Response>> replies =
        IntStream.range(0, 500).mapToObj(i -> echo("a" + i).subscribeAsCompletionStage()).toList();
    for (int i = 0; i < replies.size(); i++) {
      assertThat(replies.get(i).join().get(0)).hasToString("a" + i);
    }
    // One for these commands, and one for the question itself.
    assertThat(server.info("stats", "total_connections_received") - before).isEqualTo(2);
  }

  @Test
  void resultsAndFailuresArriveOnTheContextOfTheCaller() {
    assertThat(continuesOnTheCallersContext(echo("first"))).isTrue();
    assertThat(continuesOnTheCallersContext(echo("connected"))).isTrue();
    server.freeze();
    assertThat(continuesOnTheCallersContext(echo("late"))).isTrue();
    assertThat(continuesOnTheCallersContext(echo("not connected"))).isTrue();
  }

  private static boolean continuesOnTheCallersContext(Uni<Response> reply) {
    CompletableFuture<Boolean> same = new CompletableFuture<>();
    ContextInternal caller =
        ((ContextInternal) RedisClients.vertx().getOrCreateContext()).duplicate();
    caller.runOnContext(
        start ->
            reply
                .subscribe()
                .with(done -> same.complete(isOn(caller)), failure -> same.complete(isOn(caller))));
    return same.join();
  }

  private static boolean isOn(Context context) {
    return Vertx.currentContext() == context;
  }

  @Test
  void aRedisThatHangsFailsWithinASecondAndIsUsedAgainWhenItContinues() {
    get(echo("before"));
    server.freeze();
    for (int i = 0; i < 3; i++) {
      assertUnavailableWithinASecond();
    }
    server.thaw();
    assertRecovers();
    assertThat(connections()).isLessThan(6);
  }

  @Test
  void manyHangsDoNotUseUpTheClientsConnections() {
    for (int i = 0; i < 8; i++) {
      server.freeze();
      assertUnavailableWithinASecond();
      server.thaw();
      assertRecovers();
    }
    assertThat(connections()).isLessThan(6);
  }

  @Test
  void aRedisThatIsDownFailsWithinASecondAndIsUsedAgainWhenItIsBack() {
    get(echo("before"));
    server.kill();
    try {
      for (int i = 0; i < 50; i++) {
        assertUnavailableWithinASecond();
      }
    } finally {
      server.launch();
    }
    assertRecovers();
  }

  @Test
  void aConnectionThatRedisClosedIsReplaced() {
    get(echo("before"));
    server.command("CLIENT KILL TYPE normal");
    assertRecovers();
  }

  @Test
  void whatRedisRefusesIsUnavailableToo() {
    server.command("CONFIG SET maxmemory 1");
    try {
      assertUnavailable(redis.send(Command.SET, "y", "1"));
    } finally {
      server.command("CONFIG SET maxmemory 0");
    }
    get(redis.send(Command.SET, "y", "1"));
  }

  @Test
  void aRedisThatTakesNoMoreConnectionsIsUnavailableUntilItDoes() throws IOException {
    server.command("CONFIG SET maxclients 1");
    try (Socket only = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      assertThat(only.isConnected()).isTrue();
      assertUnavailableWithinASecond();
      assertUnavailableWithinASecond();
    }
    await()
        .ignoreExceptions()
        .until(() -> server.command("CONFIG SET maxclients 1000").equals("+OK"));
    assertRecovers();
  }

  @Test
  void onlySoManyCommandsWait() {
    redis = RedisClients.commands(client, RedisClients.PATIENCE, meters);
    get(echo("before"));
    server.freeze();
    List<CompletableFuture<Response>> replies =
        IntStream.range(0, RedisCommands.MAX_WAITING)
            .mapToObj(i -> echo("a" + i).subscribeAsCompletionStage())
            .toList();
    CompletableFuture<Response> tooMany = echo("z").subscribeAsCompletionStage();
    assertThatThrownBy(tooMany::join).hasCauseInstanceOf(ApiException.class);
    assertThat(replies).noneMatch(CompletableFuture::isDone);
    server.thaw();
    replies.forEach(CompletableFuture::join);
    get(echo("after"));
  }

  private void assertRecovers() {
    await()
        .atMost(Duration.ofSeconds(5))
        .ignoreExceptions()
        .until(() -> get(echo("again")).get(0).toString().equals("again"));
  }

  private void assertUnavailableWithinASecond() {
    long start = System.nanoTime();
    assertUnavailable(echo("x"));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
  }

  private static void assertUnavailable(Uni<Response> reply) {
    assertThatThrownBy(() -> get(reply))
        .isInstanceOfSatisfying(
            ApiException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.STATE_UNAVAILABLE);
              assertThat(e.retryAfter()).contains(Duration.ofSeconds(1));
            });
  }

  private Uni<Response> echo(String text) {
    return redis.run(ECHO, List.of(text));
  }

  private double roundTrips() {
    return meters.get("appserver.state.round_trips").counter().count();
  }

  private static long connections() {
    return server.info("clients", "connected_clients");
  }

  private static <T> T get(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(10));
  }
}
