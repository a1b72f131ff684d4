package io.aui.appserver.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.access.login.TestTokens;
import io.aui.appserver.testing.Http;
import io.aui.appserver.testing.PackagedServer;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Login on the packaged server with keys that the issuer publishes at a URL. */
class LoginKeysIT {
  private static final KeyPair KEYS = TestTokens.rsa();

  @TempDir Path directory;
  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void anIssuerThatStallsIsAskedAgain() throws Exception {
    AtomicBoolean stalls = new AtomicBoolean(true);
    String url =
        issuer(
            request -> {
              if (stalls.get()) {
                request.response().setChunked(true).write("{\"keys\":[");
              } else {
                request.response().end(TestTokens.pem(KEYS.getPublic()));
              }
            });
    try (PackagedServer server = server(url)) {
      assertThat(call(server, good()).text("error_code")).isEqualTo("LoginUnavailable");

      stalls.set(false);
      Awaitility.await()
          .atMost(Duration.ofSeconds(90))
          .pollInterval(Duration.ofSeconds(1))
          .until(() -> call(server, good()).code() == 200);
    }
  }

  @Test
  void anAnswerWithoutAnEndDoesNotFillTheHeap() throws Exception {
    String url = issuer(request -> writeForEver(request.response().setChunked(true)));
    try (PackagedServer server = server(url)) {
      assertThat(call(server, good()).text("error_code")).isEqualTo("LoginUnavailable");
      assertThat(server.log())
          .contains("Login keys could not be fetched")
          .doesNotContain("OutOfMemory");
    }
  }

  @Test
  void malformedTokensLeaveNoStackTrace() throws Exception {
    String url = issuer(request -> request.response().end(TestTokens.pem(KEYS.getPublic())));
    try (PackagedServer server = server(url)) {
      assertThat(call(server, good()).code()).isEqualTo(200);
      for (String header :
          List.of("{\"kid\":1}", "{\"alg\":\"RS256\",\"kid\":[1]}", "{\"alg\":1}", "[]", "x")) {
        for (String claims : List.of("{}", "[]", "{\"exp\":\"x\",\"sub\":{}}", "x")) {
          String token = TestTokens.signRaw(header, claims, KEYS.getPrivate());
          assertThat(call(server, token).text("error_code")).isEqualTo("LoginInvalid");
        }
      }
      assertThat(server.log()).doesNotContain("Exception", "\tat ", "InternalError");
    }
  }

  private PackagedServer server(String keysUrl) throws IOException {
    Map<String, String> settings =
        Map.of(
            "APPSERVER_ACCESS_MODE",
            "jwt",
            "APPSERVER_SANDBOX_ENABLED",
            "true",
            "MP_JWT_VERIFY_ISSUER",
            TestTokens.ISSUER,
            "MP_JWT_VERIFY_AUDIENCES",
            TestTokens.AUDIENCE,
            "MP_JWT_VERIFY_PUBLICKEY_LOCATION",
            keysUrl);
    return PackagedServer.start(directory, settings, List.of()).awaitOpen();
  }

  private static String good() {
    return TestTokens.sign(TestTokens.claims("alice"), "RS256", KEYS.getPrivate(), null);
  }

  private static Http.Reply call(PackagedServer server, String token) {
    return Http.send(
        Http.request(server.url("getRtcAuthToken"))
            .header("Authorization", token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{}")));
  }

  private static void writeForEver(HttpServerResponse response) {
    response.write(Buffer.buffer("k".repeat(1 << 16))).onSuccess(done -> writeForEver(response));
  }

  private String issuer(Handler<HttpServerRequest> answer) {
    return TestTokens.issuer(vertx, answer);
  }
}
