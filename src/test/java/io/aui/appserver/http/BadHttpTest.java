package io.aui.appserver.http;

import static io.aui.appserver.testing.Refusals.assertReallyRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.testing.Api;
import io.aui.appserver.testing.Http;
import io.aui.appserver.testing.HttpTestBase;
import io.aui.appserver.testing.Ims;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are refused before their body is read. */
@QuarkusTest
class BadHttpTest extends HttpTestBase {
  private static final String JSON = "application/json";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/nothing",
        "/index.html",
        "/api",
        "/api/",
        "/api/v1",
        "/api/v2/aiagent",
        "/api/v2/aiagent/",
        "/api/v2/aiagent/nothing",
        "/api/v1/aiagent/GetRtcAuthToken",
        "/api/v3/aiagent/getRtcAuthToken",
        "/api/v12/aiagent/getRtcAuthToken",
        "/api/v2/aiagent/getRtcAuthToken/more",
        "/api/v2/aiagent/%00",
        "/api/v2/aiagent/getRtcAuthToken%2f",
        "/q/health",
        "/q/metrics",
        "/q/openapi",
      })
  void anUnknownPathIsNotFoundWithAnyMethod(String path) {
    for (String method : new String[] {"GET", "POST", "PUT"}) {
      assertReallyRefused(send(method, Api.base() + path, JSON, "{}"), 404, "NotFound");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v2/aiagent/startAiAgentInstanse,      did you mean startAIAgentInstance?",
    "/api/v1/aiagent/generate_aiagent_call,     did you mean generateAIAgentCall?",
    "/api/v1/aiagent/getRtcToken/,              did you mean getRtcAuthToken?",
    "/api/v1/aiagent/freezeStart,               did you mean freezeStarts?",
    "/api/v2/aiagent/<b>nothing-like-it</b>,    /q/openapi on the management port",
    "/api/v2/aiagent/getRtcAuthToken/more,      /api/v2/aiagent/<operation>",
    "/api/v3/aiagent/getRtcAuthToken,           /api/v2/aiagent/<operation>",
    "/,                                         /q/openapi on the management port"
  })
  void anUnknownPathIsToldTheWay(String path, String way) {
    String encoded = path.replace("<", "%3C").replace(">", "%3E");
    Http.Reply reply = send("POST", Api.base() + encoded, JSON, "{}");

    assertReallyRefused(reply, 404, "NotFound", way);
    assertThat(reply.text("message")).doesNotContain("nothing-like-it", "getRtcToken");
  }

  @Test
  void aHeadIsRefusedWithTheStatusOfAGet() {
    for (String path : new String[] {"/", "/api/v1/aiagent/unknown", "/api/v2/unknown"}) {
      Http.Reply reply =
          Http.send(Http.request(Api.base() + path).method("HEAD", BodyPublishers.noBody()));
      assertThat(reply.status()).as(path).isEqualTo(404);
      assertThat(reply.body()).isEmpty();
    }
    assertThat(
            Http.send(
                    Http.request(Api.url("v2", "generateAIAgentCall"))
                        .method("HEAD", BodyPublishers.noBody()))
                .status())
        .isEqualTo(405);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH"})
  void operationsAreCalledWithPostAlone(String method) {
    for (String operation : Api.IMS_OPERATIONS) {
      for (String version : new String[] {"v1", "v2"}) {
        assertReallyRefused(
            send(method, Api.url(version, operation), JSON, "{}"), 405, "MethodNotAllowed");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/x-www-form-urlencoded",
        "application/xml",
        "multipart/form-data; boundary=x",
        "application/jsonp",
        "*/*",
        "json",
        ";",
      })
  void whatIsNotDeclaredAsJsonIsNotRead(String contentType) {
    for (String version : new String[] {"v1", "v2"}) {
      assertReallyRefused(
          send("POST", Api.url(version, "getRtcAuthToken"), contentType, "{\"user_id\":\"u1\"}"),
          415,
          "UnsupportedMediaType");
    }
  }

  @Test
  void aBodyWithoutAnyTypeIsNotRead() {
    assertReallyRefused(
        Http.send(
            Http.request(Api.url("v2", "getRtcAuthToken"))
                .POST(BodyPublishers.ofString("{\"user_id\":\"u1\"}"))),
        415,
        "UnsupportedMediaType");
  }

  @ParameterizedTest
  @ValueSource(strings = {JSON, "Application/JSON", "application/json;charset=UTF-8"})
  void jsonMayBeDeclaredInItsSpellings(String contentType) {
    Http.Reply reply =
        send("POST", Api.url("v1", "getRtcAuthToken"), contentType, "{\"user_id\":\"u1\"}");
    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
  }

  @Test
  void jsonIsAnsweredWhateverIsAccepted() {
    for (String accepted : new String[] {"*/*", "text/html", "application/xml;q=1, */*;q=0"}) {
      Http.Reply reply =
          Http.send(
              Http.request(Api.url("v1", "getRtcAuthToken"))
                  .header("Content-Type", JSON)
                  .header("Accept", accepted)
                  .POST(BodyPublishers.ofString("{\"user_id\":\"u1\"}")));
      assertThat(reply.header("content-type")).as(accepted).startsWith(JSON);
      assertThat(reply.text("request_id")).as(accepted).isNotBlank();
    }
  }

  @Test
  void aSlashAtTheEndIsForgiven() {
    Http.Reply reply =
        send("POST", Api.url("v2", "getRtcAuthToken") + "/", JSON, "{\"user_id\":\"u1\"}");
    assertThat(reply.code()).as(reply.toString()).isEqualTo(200);
  }

  @Test
  void theCallersRequestIdIsKeptAndABadOneIsReplaced() {
    assertThat(refusedWithId("my-id.1_A").text("request_id")).isEqualTo("my-id.1_A");
    assertThat(refusedWithId("my-id.1_A").header("X-Request-Id")).isEqualTo("my-id.1_A");
    assertThat(refusedWithId("a b").text("request_id")).isNotBlank().doesNotContain(" ");
    assertThat(refusedWithId("x".repeat(65)).text("request_id").length()).isLessThan(65);
    assertThat(Ims.calls()).isEmpty();
  }

  private static Http.Reply refusedWithId(String id) {
    return Http.send(
        Http.request(Api.url("v2", "getRtcAuthToken"))
            .header("Content-Type", JSON)
            .header("X-Request-Id", id)
            .POST(BodyPublishers.ofString("{}")));
  }

  private static Http.Reply send(String method, String url, String contentType, String body) {
    return Http.send(
        Http.request(url)
            .header("Content-Type", contentType)
            .method(method, BodyPublishers.ofString(body)));
  }
}
