package io.aui.appserver.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.aui.appserver.sandbox.protocol.Json;
import io.aui.appserver.testing.Http;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients, hang-ups and callbacks, through the control port. */
class ClientActionsTest extends EmulatorTestBase {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Queue<String> received = new ConcurrentLinkedQueue<>();
  private Vertx vertx;

  @BeforeEach
  void receiveCallbacks() {
    vertx = Vertx.vertx();
    HttpServer server =
        vertx
            .createHttpServer()
            .requestHandler(
                request ->
                    request
                        .body()
                        .onSuccess(
                            body -> {
                              received.add(
                                  request.getHeader("Authorization")
                                      + " "
                                      + body.toJsonObject().getString("event"));
                              request.response().end();
                            }))
            .listen(0)
            .toCompletionStage()
            .toCompletableFuture()
            .join();
    control(
        "PUT",
        "_callbacks",
        "{\"url\":\"http://localhost:" + server.actualPort() + "/\",\"token\":\"secret\"}");
  }

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void aClientStartsAnAgentAndJoinsItsOwnAgain() throws Exception {
    JsonNode first = join("room", "alice");
    JsonNode second = join("room", "bob");

    String instance = first.path("ai_agent_instance_id").asText();
    assertThat(first.path("ai_agent_id").asText()).isEqualTo("agent-voice");
    assertThat(first.path("channel_id").asText()).isEqualTo("room");
    assertThat(first.path("user_id").asText()).isEqualTo("alice");
    assertThat(second.path("ai_agent_instance_id").asText()).isEqualTo(instance);
    assertThat(statusOf(instance)).isEqualTo("Executing");
    awaitReceived("secret agent_start", "secret session_start", "secret session_start");
  }

  @ParameterizedTest
  @CsvSource({"user,agent_stop", "agent,agent_stop", "failure,error"})
  void callsEnd(String by, String event) throws Exception {
    String instance = join("room", "alice").path("ai_agent_instance_id").asText();

    hangUp(instance, by, 200);

    assertThat(statusOf(instance)).isEqualTo("Finished");
    awaitReceived("secret agent_start", "secret session_start", "secret " + event);
    hangUp(instance, by, 400);
    assertThat(join("room", "alice").path("ai_agent_instance_id").asText()).isNotEqualTo(instance);
  }

  @Test
  void startedInstancesHaveCallbacksToo() throws Exception {
    String instance = instance();
    client.ok("StopAIAgentInstance", Map.of("InstanceId", instance));

    awaitReceived("secret agent_start", "secret agent_stop");
  }

  @Test
  void callbacksGoWrongAsTheFaultsSay() throws Exception {
    fault("{\"kind\":\"out_of_order\",\"event\":\"agent_start\"}");
    fault("{\"kind\":\"doubled\",\"event\":\"session_start\"}");
    fault("{\"kind\":\"forged\",\"event\":\"agent_stop\"}");
    String one = join("one", "alice").path("ai_agent_instance_id").asText();
    await().atMost(PATIENCE).until(() -> received.size() == 3);
    hangUp(one, "user", 200);

    await().atMost(PATIENCE).until(() -> received.size() == 4);
    List<String> all = List.copyOf(received);
    assertThat(all.subList(0, 2)).containsOnly("secret session_start");
    assertThat(all.subList(2, 4)).containsExactly("secret agent_start", "forged agent_stop");

    fault("{\"kind\":\"lost\",\"count\":2}");
    fault("{\"kind\":\"late\",\"delay_ms\":200}");
    String two = join("two", "alice").path("ai_agent_instance_id").asText();
    hangUp(two, "user", 200);
    await().atMost(PATIENCE).until(() -> received.size() == 5);
    assertThat(List.copyOf(received).get(4)).isEqualTo("secret agent_stop");
    JsonNode shown = control("GET", "_callbacks", "").json();
    assertThat(shown.path("faults")).isEmpty();
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(control("GET", "_callbacks", "").json().path("sent").valueStream())
                    .hasSize(5)
                    .allMatch(each -> each.path("status").asInt() == 200));
    assertThat(control("DELETE", "_callbacks", "").json().path("sent")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "_clients|{}|rtc_auth_token",
        "_clients|nothing|JSON object",
        "_clients|{\"rtc_auth_token\":\"x\"}|rtc_auth_token",
        "_hangups|{\"ai_agent_instance_id\":\"x\"}|by must be",
        "_hangups|{\"by\":\"user\"}|no such running instance",
        "_callbacks|{\"kind\":\"odd\"}|kind must be one of late, doubled",
        "_callbacks|{\"kind\":\"late\",\"count\":0}|count must be",
        "_callbacks|{\"kind\":\"late\",\"other\":1}|JSON object",
      })
  void saysWhatIsWrong(String path, String body, String message) {
    Http.Reply reply = control("POST", path, body);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.text("message")).contains(message);
  }

  @Test
  void refusesTokensThatOpenNoChannel() {
    String expired = rtc().token("room", "alice", clock.instant());

    assertThat(
            control("POST", "_clients", "{\"rtc_auth_token\":\"" + expired + "\"}").text("message"))
        .contains("has expired");
    assertThat(control("GET", "_clients", "").status()).isEqualTo(405);
    assertThat(control("PUT", "_callbacks", "{}").status()).isEqualTo(400);
  }

  private JsonNode join(String channel, String user) {
    String token = rtc().token(channel, user, clock.instant().plusSeconds(60));
    Http.Reply reply =
        control("POST", "_clients", Json.object().put("rtc_auth_token", token).toString());
    assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
    return reply.json();
  }

  private void hangUp(String instance, String by, int status) {
    String body = Json.object().put("ai_agent_instance_id", instance).put("by", by).toString();
    assertThat(control("POST", "_hangups", body).status()).isEqualTo(status);
  }

  private void fault(String fault) {
    assertThat(control("POST", "_callbacks", fault).status()).isEqualTo(201);
  }

  private void awaitReceived(String... all) {
    await().atMost(PATIENCE).until(() -> received.size() == all.length);
    assertThat(received).containsExactlyInAnyOrder(all);
  }

  private Http.Reply control(String method, String path, String body) {
    return Http.send(
        Http.request(emulator.base() + path).method(method, BodyPublishers.ofString(body)));
  }
}
