package io.aui.appserver.callback;

import static io.aui.appserver.testing.Refusals.assertEach;
import static io.aui.appserver.testing.Refusals.assertReallyRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aui.appserver.testing.Api;
import io.aui.appserver.testing.Http;
import io.aui.appserver.testing.HttpTestBase;
import io.aui.appserver.testing.Ims;
import io.aui.appserver.testing.Settings;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What callbacks may look like, and who may send them. */
@QuarkusTest
class CallbackTest extends HttpTestBase {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String DESCRIBE = "DescribeAIAgentInstance";
  private static final String TOKEN = Settings.CALLBACK_TOKEN;

  private final String instance = UUID.randomUUID().toString();

  @ParameterizedTest
  @ValueSource(
      strings = {
        Settings.CALLBACK_TOKEN,
        Settings.OLD_CALLBACK_TOKEN,
        "Bearer " + Settings.OLD_CALLBACK_TOKEN,
        "bearer  " + Settings.OLD_CALLBACK_TOKEN + " "
      })
  void takesEachOfTheTokensRawOrAsBearer(String authorization) {
    assertAccepted(send(authorization, event("agent_start")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Bearer",
        "Bearer ",
        "wrong",
        "Bearer wrong",
        "Basic " + Settings.OLD_CALLBACK_TOKEN,
        "Bearer Bearer " + Settings.OLD_CALLBACK_TOKEN,
        Settings.OLD_CALLBACK_TOKEN + "," + Settings.CALLBACK_TOKEN,
        Settings.OLD_CALLBACK_TOKEN + "x"
      })
  void refusesOthers(String authorization) {
    Http.Reply reply = send(authorization, event("agent_start"));

    assertReallyRefused(reply, 401, "CallbackUnauthorized", "Authorization");
    assertThat(reply.body()).doesNotContain("test-callback-token");
  }

  @Test
  void refusesWhatCarriesNoTokenOrTwo() {
    HttpRequest.Builder none = request(event("agent_start"));
    HttpRequest.Builder two =
        request(event("agent_start"))
            .header("Authorization", TOKEN)
            .header("Authorization", Settings.OLD_CALLBACK_TOKEN);

    assertReallyRefused(Http.send(none), 401, "CallbackUnauthorized");
    assertReallyRefused(Http.send(two), 401, "CallbackUnauthorized");
  }

  @Test
  void theTokenIsCheckedBeforeTheBody() {
    assertReallyRefused(send("wrong", "{"), 401, "CallbackUnauthorized");
    assertReallyRefused(send(TOKEN, "{"), 400, "MalformedJson");
    assertReallyRefused(send(TOKEN, "[]"), 400, "MalformedJson");
    assertReallyRefused(send(TOKEN, "{\"a\":1,\"a\":2}"), 400, "MalformedJson");
    assertReallyRefused(
        send(TOKEN, "{\"data\":" + "[".repeat(70) + "]".repeat(70) + "}"), 400, "MalformedJson");
    assertReallyRefused(
        send(TOKEN, "{\"data\":\"" + "x".repeat(64 * 1024) + "\"}"), 413, "BodyTooLarge");
  }

  @Test
  void itIsAnOperationOfVersion1Alone() {
    assertReallyRefused(
        Http.send(
            request(event("agent_start"), Api.url("v2", "callback"))
                .header("Authorization", TOKEN)),
        404,
        "NotFound");
    assertReallyRefused(
        Http.send(Http.request(Api.url("v1", "callback")).header("Authorization", TOKEN).GET()),
        405,
        "MethodNotAllowed");
  }

  @Test
  void ignoresWhatChangesNoState() {
    assertEach(
        List.of(
            "{}",
            "{\"event\":\"agent_start\"}",
            "{\"event\":\"agent_start\",\"instanceId\":null}",
            "{\"event\":\"agent_start\",\"instanceId\":{\"a\":1}}",
            "{\"event\":\"agent_start\",\"instanceId\":\"" + "x".repeat(129) + "\"}",
            "{\"event\":\"agent_start\",\"instanceId\":\"a b\"}",
            "{\"event\":[\"agent_start\"],\"instanceId\":\"i\"}",
            "{\"event\":7,\"instanceId\":\"i\"}",
            "{\"event\":\"chat_record\",\"instanceId\":\"i\",\"data\":{\"dialogues\":[{}]}}",
            "{\"event\":\"audio_record\",\"instanceId\":\"i\",\"data\":\"{}\"}",
            "{\"event\":\"instruction\",\"instanceId\":\"i\",\"extendData\":[1,\"a\",null]}"),
        body -> assertAccepted(send(TOKEN, body)));
    assertThat(Ims.calls()).isEmpty();
  }

  @Test
  void takesEveryShapeOfWhatIsUncertain() {
    assertAccepted(
        send(
            TOKEN,
            """
            {"aiAgentId":5,"instanceId":"%s","event":"agent_start","code":"Success","message":[],
             "timestamp":1696161600,"userData":{"a":1},"extendData":"x","more":{"b":[{}]}}
            """
                .formatted(instance)));

    await().atMost(PATIENCE).until(() -> describedIn().size() == 2);
    assertThat(describedIn()).as("every region").doesNotHaveDuplicates();
  }

  @Test
  void isAnsweredBeforeImsIs() {
    Ims.fault("{\"kind\":\"latency\",\"delay_ms\":4000,\"count\":2}");

    assertAccepted(send(TOKEN, event("session_start")));

    assertThat(Ims.calls()).isEmpty();
    await().atMost(PATIENCE).until(() -> describedIn().size() == 2);
  }

  @Test
  void triesAgainIfImsFails() {
    Ims.fault("{\"kind\":\"error\",\"status\":503,\"action\":\"" + DESCRIBE + "\",\"count\":1}");

    assertAccepted(send(TOKEN, event("error")));

    await().atMost(PATIENCE).until(() -> describedIn().size() == 3);
  }

  /** The endpoints that were asked about the instance; all regions are at the same address. */
  private List<String> describedIn() {
    return Ims.calls(DESCRIBE).stream()
        .filter(call -> instance.equals(call.parameters().get("InstanceId")))
        .map(call -> call.headers().get("x-acs-signature-nonce").get(0))
        .toList();
  }

  private String event(String event) {
    return "{\"instanceId\":\"" + instance + "\",\"event\":\"" + event + "\"}";
  }

  private static void assertAccepted(Http.Reply reply) {
    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    assertThat(reply.text("result")).isEqualTo("true");
    assertThat(reply.text("request_id")).isNotBlank();
  }

  private static Http.Reply send(String authorization, String body) {
    return Http.send(request(body).header("Authorization", authorization));
  }

  private static HttpRequest.Builder request(String body) {
    return request(body, Api.url("v1", "callback"));
  }

  private static HttpRequest.Builder request(String body, String url) {
    return Http.request(url)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body));
  }
}
