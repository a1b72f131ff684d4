package io.aui.appserver.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.testing.Api;
import io.aui.appserver.testing.Http;
import io.aui.appserver.testing.HttpTestBase;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;

/** Pages of other origins, with the settings of development. */
@QuarkusTest
class CorsTest extends HttpTestBase {
  private static final String OPERATION = "getRtcAuthToken";

  @Test
  void aPageOfAnotherOriginGetsTheAnswerWhichItsBrowserKeeps() {
    Http.Reply reply = call("https://page.example");

    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    assertThat(reply.text("rtc_auth_token")).isNotEmpty();
    assertThat(reply.headers().map()).doesNotContainKey("access-control-allow-origin");
  }

  @Test
  void cookiesAreNeverAllowed() {
    assertThat(call("http://localhost:3000").headers().map())
        .doesNotContainKey("access-control-allow-credentials");
  }

  private static Http.Reply call(String origin) {
    return Http.send(
        Http.request(Api.url("v2", OPERATION))
            .header("Content-Type", "application/json")
            .header("Origin", origin)
            .POST(BodyPublishers.ofString(Api.body(OPERATION, "").toString())));
  }
}
