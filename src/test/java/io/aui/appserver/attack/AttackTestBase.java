package io.aui.appserver.attack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.aui.appserver.testing.Http;
import io.aui.appserver.testing.Json;
import io.aui.appserver.testing.RawConnection;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Attacks on a server that others use meanwhile. After each attack it lives, serves, and has no
 * stack trace in its log.
 */
@ExtendWith(AttackedServer.class)
abstract class AttackTestBase {
  /** How long anybody else may wait; generous, since whoever builds has few and busy cores. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private static final AtomicInteger USERS = new AtomicInteger();

  /** What an attack does. */
  interface Attack {
    void run() throws Exception;
  }

  @AfterEach
  void itLivesAndServes() throws IOException {
    AttackedServer.noFaults();
    assertThat(AttackedServer.server().isAlive()).as("lives").isTrue();
    Http.Reply reply = call("v1", newUser(), "getRtcAuthToken", Json.object());
    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    assertThat(AttackedServer.server().log())
        .doesNotContain("OutOfMemoryError", "StackOverflowError", "\tat ", "\\tat ", "stackTrace")
        .doesNotContain("has been blocked for");
  }

  /** A user who has done nothing yet. */
  static String newUser() {
    return "user-" + USERS.incrementAndGet() + "-x";
  }

  static Http.Reply call(String version, String user, String operation, JsonNode body) {
    return Http.send(request(version, user, operation, body.toString()));
  }

  static HttpRequest.Builder request(String version, String user, String operation, String body) {
    return Http.request(AttackedServer.server().url(version, operation))
        .header("Content-Type", "application/json")
        .header("Authorization", "Bearer " + AttackedServer.issuer().token(user))
        .POST(BodyPublishers.ofString(body));
  }

  static RawConnection connect() throws IOException {
    return RawConnection.to(AttackedServer.server().port());
  }

  /** The head of a request; of a body's length, so that its bytes may follow when they like. */
  static String head(String user, String operation, int length) {
    return head(user, operation, "Content-Length: " + length);
  }

  static String head(String user, String operation, String header) {
    return "POST /api/v1/aiagent/"
        + operation
        + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\n"
        + "Authorization: Bearer "
        + AttackedServer.issuer().token(user)
        + "\r\n"
        + header
        + "\r\n\r\n";
  }

  /** The status of a raw answer; 0 if the connection was closed without one. */
  static int status(String answer) {
    return answer.startsWith("HTTP/1.1 ")
        ? Integer.parseInt(answer.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()))
        : 0;
  }

  /** A text one byte a character, as {@link RawConnection} sends it. */
  static String bytes(JsonNode json) {
    return new String(
        json.toString().getBytes(UTF_8), java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  /** Attacks while others ask for tokens and probes for liveness. */
  static void attack(Attack attack) throws Exception {
    attack(PATIENCE, attack);
  }

  /**
   * Attacks while others ask for tokens and probes for liveness.
   *
   * @param most how long nine of ten may wait; nobody may wait longer than {@link #PATIENCE}
   */
  static void attack(Duration most, Attack attack) throws Exception {
    String body = "{}";
    Others users =
        new Others(
            AttackedServer.server().port(),
            () -> head(newUser(), "getRtcAuthToken", body.length()) + body);
    Others probes =
        new Others(
            AttackedServer.server().managementPort(),
            () -> "GET /q/health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    try (users;
        probes) {
      attack.run();
    }
    assertServed("users", users, most);
    assertServed("probes", probes, most);
  }

  private static void assertServed(String who, Others others, Duration most) {
    assertThat(others.failures()).as(who).isEmpty();
    assertThat(others.ninetieth()).as("nine of ten " + who).isLessThanOrEqualTo(most);
    assertThat(others.longest()).as(who).isLessThanOrEqualTo(PATIENCE);
  }
}
