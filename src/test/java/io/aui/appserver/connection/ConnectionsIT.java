package io.aui.appserver.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.aui.appserver.testing.Api;
import io.aui.appserver.testing.Http;
import io.aui.appserver.testing.HttpTestBase;
import io.aui.appserver.testing.Ims;
import io.aui.appserver.testing.Json;
import io.aui.appserver.testing.RawConnection;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits of connections, tested with raw sockets that break the rules. */
@QuarkusIntegrationTest
@TestProfile(ConnectionsIT.Narrow.class)
class ConnectionsIT extends HttpTestBase {
  private static final String GET = "GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n";
  private static final String POST =
      "POST /api/v1/aiagent/getRtcAuthToken HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";
  private static final int MAX = 20;

  /** Little of everything, so that its end is reached quickly. */
  public static final class Narrow implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "appserver.connections.max", Integer.toString(MAX),
          "appserver.connections.request-timeout", "1s",
          "appserver.connections.read-timeout", "1s");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\0" + GET,
        "\0\r\n" + GET,
        "GET /nothing\r\n\r\n",
        "GET /nothing HTTP/1.1 more\r\nHost: x\r\n\r\n",
        "GET /nothing HTTP/1.2\r\nHost: x\r\n\r\n",
        "GET /nothing ICY/1.0\r\nHost: x\r\n\r\n",
        "GET /nothing HTTP/1.1\r\nhalf a header\r\n\r\n",
        "GET /nothing HTTP/1.1\r\n\r\n",
        "GET /nothing HTTP/1.1\r\nHost: x\r\nHost: x\r\n\r\n",
        "GET /nothing HTTP/1.1\r\nHost : x\r\n\r\n",
        "GET /nothing HTTP/1.1\r\nHost: a\0b\r\n\r\n",
        POST + "Content-Length: 18\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        POST + "Transfer-Encoding: chunked\r\nContent-Length: 18\r\n\r\n0\r\n\r\n",
        POST + "Content-Length: 18\r\nContent-Length: 19\r\n\r\n",
        POST + "Content-Length: -1\r\n\r\n",
        POST + "Content-Length: +18\r\n\r\n",
        POST + "Content-Length: 1x\r\n\r\n",
        POST + "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
      })
  void aHeadThatIsNotHttpIsRefusedAndNothingBehindItIsLookedAt(String head) throws IOException {
    assertRefusedAlone(exchange(head + GET), 400, "InvalidParameter");
  }

  @ParameterizedTest
  @CsvSource({
    "GET /%zz,400,InvalidParameter",
    "GET /api/v2/aiagent/%,400,InvalidParameter",
    "GET //,400,InvalidParameter",
    "GET /nothing?%zz=%,400,InvalidParameter",
    "GET nothing,404,NotFound",
    "OPTIONS *,404,NotFound",
    "CONNECT x:80,404,NotFound",
  })
  void aTargetThatIsNoPathIsRefusedInTheOneForm(String line, int status, String code)
      throws IOException {
    String head = line + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    assertRefusedAlone(exchange(head), status, code);
  }

  @Test
  void aBadHostIsRefusedInTheOneForm() throws IOException {
    String head = "GET /nothing HTTP/1.1\r\nHost: a b/\r\nConnection: close\r\n\r\n";
    assertRefusedAlone(exchange(head), 400, "InvalidParameter");
  }

  @ParameterizedTest
  @CsvSource({"4097,10,414", "10,16400,431"})
  void aLongHeadIsRefused(int pathLength, int headerLength, int status) throws IOException {
    String head = "GET /" + "x".repeat(pathLength) + " HTTP/1.1\r\nX: " + "y".repeat(headerLength);
    assertRefusedAlone(exchange(head + "\r\n\r\n" + GET), status, "InvalidParameter");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1;a=\"\r\n\r\nGET /nothing HTTP/1.1\r\nHost: x\r\n\r\n\"\r\n{\r\n0\r\n\r\n",
        "1;a=b\n{\r\n0\r\n\r\n",
        "1\n{\r\n0\r\n\r\n",
        "x\r\n{\r\n0\r\n\r\n",
        "-1\r\n{\r\n0\r\n\r\n",
        "1\r\n{more than one\r\n0\r\n\r\n",
        "ffffffffffffffff\r\n{\r\n0\r\n\r\n",
      })
  void aBadChunkEndsTheConnectionAndNothingBehindItIsLookedAt(String chunks) throws IOException {
    String answers = exchange(POST + "Transfer-Encoding: chunked\r\n\r\n" + chunks + GET);
    assertThat(answers).doesNotContain("HTTP/1.1 404").containsOnlyOnce("HTTP/1.1 400");
  }

  @Test
  void http2IsNotSpoken() throws IOException {
    String preface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0";
    assertRefusedAlone(exchange(preface), 400, "InvalidParameter");
    try (RawConnection connection = RawConnection.open()) {
      connection.send(
          """
          GET /nothing HTTP/1.1\r
          Host: x\r
          Connection: Upgrade, HTTP2-Settings\r
          Upgrade: h2c\r
          HTTP2-Settings: AAMAAABkAAQAAP__\r
          \r
          """);
      assertThat(connection.readUntil("}")).startsWith("HTTP/1.1 404");
    }
  }

  @Test
  void aHeadThatTricklesInIsCutOff() throws IOException {
    try (RawConnection connection = RawConnection.open()) {
      boolean closed = trickle(connection, "GET /nothing HTTP/1.1\r\nX: ");
      assertThat(closed).isTrue();
      assertRefusedAlone(connection.readToEnd(), 408, "RequestTimeout");
    }
  }

  @Test
  void aHeadThatStopsBehindARequestIsCutOff() throws IOException {
    try (RawConnection connection = RawConnection.open()) {
      connection.send(GET + "GET /nothing HTTP/1.1\r\nX: ");
      assertThat(connection.readToEnd()).contains("HTTP/1.1 404").contains("HTTP/1.1 408");
    }
  }

  @Test
  void aBodyThatTricklesInIsCutOff() throws IOException {
    try (RawConnection connection = RawConnection.open()) {
      trickle(connection, POST + "Content-Length: 10000\r\n\r\n{\"user_id\":\"");
      assertRefusedAlone(connection.readToEnd(), 408, "RequestTimeout");
    }
  }

  @Test
  void aBodyThatNobodyWantsIsCutOff() throws IOException {
    try (RawConnection connection = RawConnection.open()) {
      connection.send("POST /nothing HTTP/1.1\r\nHost: x\r\nContent-Length: 10000\r\n\r\n");
      assertRefusedAlone(connection.readToEnd(), 404, "NotFound");
    }
  }

  @Test
  void aFewRequestsMayBeSentAhead() throws IOException {
    try (RawConnection connection = RawConnection.open()) {
      connection.send(GET.repeat(7) + GET.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"));
      assertThat(connection.readToEnd().split("HTTP/1.1 404", -1)).hasSize(9);
    }
  }

  @Test
  void manyRequestsSentAheadEndTheConnection() throws IOException {
    try (RawConnection connection = RawConnection.open()) {
      connection.isClosedWhileSending(GET.repeat(500), 1);
      assertThat(connection.readToEnd().split("HTTP/1.1 404", -1)).hasSizeLessThan(20);
    }
  }

  @Test
  void aConnectionWhoseAnswersAreNotReadIsClosedAndOthersAreServed() throws IOException {
    try (RawConnection connection = RawConnection.open()) {
      assertThat(connection.isClosedWhileSending(GET.repeat(5), 200_000)).isTrue();
      assertServed();
    }
  }

  @Test
  void oneMoreThanMaxTakesTheRoomOfTheLongestIdle() throws IOException {
    List<RawConnection> idle = new ArrayList<>();
    try {
      for (int i = 0; i < MAX; i++) {
        idle.add(RawConnection.open());
        assertThat(idle.get(i).send(GET).readUntil("}")).startsWith("HTTP/1.1 404");
      }
      try (RawConnection more = RawConnection.open()) {
        assertThat(more.send(GET).readUntil("}")).startsWith("HTTP/1.1 404");
      }
      assertThat(idle.get(0).readToEnd()).isEmpty();
      assertThat(idle.get(MAX - 1).send(GET).readUntil("}")).startsWith("HTTP/1.1 404");
    } finally {
      closeAll(idle);
    }
  }

  @Test
  void noConnectionThatWaitsForItsAnswerIsGivenUpAndProbesAreAnswered() throws IOException {
    String id = Api.instance("v1");
    Ims.forget();
    Ims.fault(
        "{\"kind\":\"latency\",\"action\":\"SendAIAgentText\",\"count\":-1,\"delay_ms\":4000}");
    String body = Api.body("sendAIAgentText", id).toString();
    String call =
        "POST /api/v1/aiagent/sendAIAgentText HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
            + "Connection: close\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body;
    List<RawConnection> waiting = new ArrayList<>();
    try {
      for (int i = 0; i < MAX; i++) {
        waiting.add(RawConnection.open().send(call));
      }
      Awaitility.await()
          .atMost(Duration.ofSeconds(3))
          .until(() -> Ims.calls("SendAIAgentText").size() == MAX);
      try (RawConnection more = RawConnection.open()) {
        more.isClosedWhileSending(GET, 1);
        assertThat(more.readToEnd()).isEmpty();
      }
      assertThat(Http.get(Api.management() + "/q/health/live").status()).isEqualTo(200);
      assertThat(Http.get(Api.management() + "/q/metrics").body())
          .containsPattern("appserver_connections_closed_total\\{reason=\"full\"\\} [1-9]");
      for (RawConnection connection : waiting) {
        assertThat(connection.readToEnd()).startsWith("HTTP/1.1 200");
      }
    } finally {
      closeAll(waiting);
    }
  }

  private static boolean trickle(RawConnection connection, String start) throws IOException {
    connection.send(start);
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (System.nanoTime() < end) {
      // Less often than the timeout, more often than any idle time.
      Awaitility.await().pollDelay(Duration.ofMillis(200)).until(() -> true);
      if (connection.isClosedWhileSending("x", 1)) {
        return true;
      }
    }
    return false;
  }

  private static String exchange(String sent) throws IOException {
    try (RawConnection connection = RawConnection.open()) {
      connection.isClosedWhileSending(sent, 1);
      return connection.readToEnd();
    }
  }

  private static void assertRefusedAlone(String answers, int status, String code) {
    assertThat(answers).startsWith("HTTP/1.1 " + status).containsOnlyOnce("HTTP/1.1 ");
    JsonNode body = Json.read(answers.substring(answers.indexOf("\r\n\r\n") + 4));
    assertThat(body.path("code").asInt()).as(answers).isEqualTo(status);
    assertThat(body.path("error_code").asText()).as(answers).isEqualTo(code);
    assertThat(body.path("message").asText()).as(answers).isNotBlank();
    assertThat(body.path("request_id").asText()).as(answers).isNotBlank();
  }

  private static void assertServed() {
    Api.ok("v1", "getRtcAuthToken", Api.body("getRtcAuthToken", ""));
  }

  private static void closeAll(List<RawConnection> connections) throws IOException {
    for (RawConnection connection : connections) {
      connection.close();
    }
  }
}
