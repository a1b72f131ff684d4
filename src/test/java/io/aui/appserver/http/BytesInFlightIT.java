package io.aui.appserver.http;

import static io.aui.appserver.testing.Json.object;
import static io.aui.appserver.testing.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aui.appserver.testing.Api;
import io.aui.appserver.testing.Http;
import io.aui.appserver.testing.HttpTestBase;
import io.aui.appserver.testing.Ims;
import io.aui.appserver.testing.RawConnection;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that holds little at a time. */
@QuarkusIntegrationTest
@TestProfile(BytesInFlightIT.Small.class)
class BytesInFlightIT extends HttpTestBase {
  /** Eight bodies of 64 KiB take half of it; then they are longer than an eighth of the rest. */
  private static final int LONG_BODIES = 9;

  private static final String SEND = "/api/v1/aiagent/sendAIAgentText";

  private String instance;

  /** One MiB. */
  public static class Small implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("appserver.http.max-bytes-in-flight", "1M");
    }
  }

  @BeforeEach
  void slowIms() {
    instance = Api.instance("v1");
    Ims.forget();
    Ims.fault(
        "{\"kind\":\"latency\",\"action\":\"SendAIAgentText\",\"count\":-1,\"delay_ms\":2000}");
  }

  @Test
  void longBodiesAreRefusedBeyondItAndShortOnesStillServed() {
    List<CompletableFuture<Http.Reply>> sent =
        IntStream.range(0, 60)
            .mapToObj(i -> Http.postLater(Api.url("v1", "sendAIAgentText"), longBody()))
            .toList();
    await().until(() -> sent.stream().filter(CompletableFuture::isDone).count() >= 50);

    Api.ok("v1", "describeAIAgentInstance", Api.body("describeAIAgentInstance", instance));
    assertRefused(
        Api.call("v2", "sendAIAgentText", longBody()), "v2", 503, "ServerBusy", "request bytes");

    List<Http.Reply> replies = sent.stream().map(CompletableFuture::join).toList();
    assertThat(replies).filteredOn(reply -> reply.status() == 200).hasSizeBetween(1, LONG_BODIES);
    assertThat(replies)
        .filteredOn(reply -> reply.status() != 200)
        .allSatisfy(reply -> assertRefused(reply, "v1", 503, "ServerBusy"));
    await().untilAsserted(() -> assertThat(bytesInHand()).isZero());
    assertThat(Api.call("v1", "sendAIAgentText", longBody()).status()).isEqualTo(200);
  }

  @Test
  void whoGoesAwayDoesNotMakeRoomWhileImsIsStillAsked() throws IOException {
    for (int i = 0; i < LONG_BODIES; i++) {
      try (RawConnection connection = RawConnection.open()) {
        String body = longBody();
        connection.head(SEND, "Content-Length: " + body.length()).send(body);
        int asked = i + 1;
        await()
            .until(() -> Ims.calls("SendAIAgentText").size() >= Math.min(asked, LONG_BODIES - 1));
      }
    }
    assertThat(bytesInHand()).isGreaterThan(400_000);
    await().untilAsserted(() -> assertThat(bytesInHand()).isZero());
  }

  @Test
  void whatNeverComesIsGivenBackWithItsConnection() throws IOException {
    try (RawConnection announced = RawConnection.open();
        RawConnection chunked = RawConnection.open()) {
      announced.head(SEND, "Content-Length: 60000").send("{");
      chunked.head(SEND, "Transfer-Encoding: chunked").chunk("{");
      await().untilAsserted(() -> assertThat(bytesInHand()).isEqualTo(60_000 + 65_536));
      chunked.chunk("\"ai_agent_instance_id\":\"" + instance + "\",\"text\":\"a\"}").chunk("");
      // A short body takes what a short body takes.
      await().untilAsserted(() -> assertThat(bytesInHand()).isEqualTo(60_000 + 2_048));
    }
    await().untilAsserted(() -> assertThat(bytesInHand()).isZero());
  }

  private String longBody() {
    return object("ai_agent_instance_id", instance, "text", "a", "ignored", "x".repeat(65_400))
        .toString();
  }

  private static long bytesInHand() {
    return Stream.of(Http.get(Api.management() + "/q/metrics").body().split("\n", -1))
        .filter(line -> line.startsWith("appserver_requests_bytes"))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .findFirst()
        .orElseThrow();
  }
}
