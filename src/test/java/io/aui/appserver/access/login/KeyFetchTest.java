package io.aui.appserver.access.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFetchTest {
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Duration LONG = Duration.ofSeconds(30);

  private final Vertx vertx = Vertx.vertx();
  private final Promise<Void> closed = Promise.promise();

  @AfterEach
  void close() {
    join(vertx.close().toCompletionStage().toCompletableFuture());
  }

  @Test
  void getsTheWholeText() {
    String url = issuer(request -> request.response().end("ä".repeat(1_000)));

    assertThat(fetch(url, LONG)).isEqualTo("ä".repeat(1_000));
  }

  @Test
  void takesAnAnswerOfTheMaximumSizeAndNoLongerOne() {
    String longest = "k".repeat(KeyFetch.MAX_BYTES);

    assertThat(fetch(issuer(request -> request.response().end(longest)), LONG)).isEqualTo(longest);
    assertThatThrownBy(() -> fetch(issuer(request -> request.response().end(longest + "k")), LONG))
        .hasMessageContaining("longer than 1048576 bytes");
  }

  @Test
  void stopsReadingAnAnswerThatIsTooLong() {
    AtomicLong written = new AtomicLong();
    String url = issuer(request -> writeForEver(request.response().setChunked(true), written));

    assertThatThrownBy(() -> fetch(url, LONG)).hasMessageContaining("longer than 1048576 bytes");
    join(closed.future().toCompletionStage().toCompletableFuture());
    assertThat(written).hasValueLessThan(64L << 20);
  }

  @Test
  void givesUpAnAnswerThatStallsAfterItsHead() {
    String url = issuer(request -> request.response().setChunked(true).write("{\"keys\":["));

    assertThatThrownBy(() -> fetch(url, SHORT)).hasMessageContaining("no complete response within");
    join(closed.future().toCompletionStage().toCompletableFuture());
  }

  @Test
  void givesUpAnAnswerThatTrickles() {
    String url =
        issuer(
            request -> {
              HttpServerResponse response = request.response().setChunked(true);
              vertx.setPeriodic(20, id -> response.write(" "));
            });

    assertThatThrownBy(() -> fetch(url, SHORT)).hasMessageContaining("no complete response within");
  }

  @Test
  void givesUpAnIssuerThatDoesNotAnswer() {
    String url = issuer(request -> {});

    assertThatThrownBy(() -> fetch(url, SHORT)).hasMessageContaining("no complete response within");
  }

  @Test
  void doesNotFollowRedirects() {
    String elsewhere = issuer(request -> request.response().end("keys"));
    String url =
        issuer(
            request ->
                request.response().setStatusCode(302).putHeader("Location", elsewhere).end());

    assertThatThrownBy(() -> fetch(url, LONG)).hasMessageContaining("status 302");
  }

  @Test
  void failsIfTheIssuerCannotBeReached() {
    assertThatThrownBy(() -> fetch("http://localhost:1/keys", LONG))
        .hasMessageContaining("Connection refused");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://", "https:///keys", "https:keys", "https://host:port/"})
  void refusesMalformedUrls(String url) {
    assertThatThrownBy(() -> new KeyFetch(vertx, url, LONG))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("is a");
  }

  private static void writeForEver(HttpServerResponse response, AtomicLong written) {
    Buffer part = Buffer.buffer("k".repeat(1 << 16));
    response
        .write(part)
        .onSuccess(
            done -> {
              written.addAndGet(part.length());
              writeForEver(response, written);
            });
  }

  private String issuer(Handler<HttpServerRequest> answer) {
    HttpServer server =
        join(
            vertx
                .createHttpServer()
                .connectionHandler(connection -> connection.closeHandler(closed::tryComplete))
                .requestHandler(answer)
                .listen(0, "localhost")
                .toCompletionStage()
                .toCompletableFuture());
    return "http://localhost:" + server.actualPort() + "/keys";
  }

  private String fetch(String url, Duration deadline) {
    return join(new KeyFetch(vertx, url, deadline).get().toCompletionStage().toCompletableFuture());
  }

  private static <T> T join(CompletableFuture<T> future) {
    return future.orTimeout(20, TimeUnit.SECONDS).join();
  }
}
