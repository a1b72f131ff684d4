package io.aui.appserver.access.login;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Fetches the issuer's keys, as text, from a URL. The fetch has a deadline, and the response a
 * maximum size. Redirects are not followed, because they could lead to another host.
 */
final class KeyFetch implements Supplier<Future<String>> {
  static final int MAX_BYTES = 1 << 20;
  static final Duration DEADLINE = Duration.ofSeconds(5);

  private static final int CONNECT_MILLIS = 2_000;
  private static final int OK = 200;

  private final Vertx vertx;
  private final HttpClient client;
  private final RequestOptions request;
  private final Duration deadline;

  /**
   * Prepares fetches from one URL.
   *
   * @throws IllegalArgumentException if the URL is malformed
   */
  KeyFetch(Vertx vertx, String url, Duration deadline) {
    this.vertx = vertx;
    this.client = vertx.createHttpClient(new HttpClientOptions().setConnectTimeout(CONNECT_MILLIS));
    this.request = request(url);
    this.deadline = deadline;
  }

  private static RequestOptions request(String url) {
    try {
      RequestOptions request = new RequestOptions().setAbsoluteURI(url);
      if (!request.getHost().isEmpty()) {
        return request.putHeader("Accept", "application/json, application/x-pem-file, */*");
      }
    } catch (VertxException e) {
      throw new IllegalArgumentException("is a malformed URL", e);
    }
    throw new IllegalArgumentException("is a URL without a host");
  }

  @Override
  public Future<String> get() {
    Promise<String> text = Promise.promise();
    long timer =
        vertx.setTimer(
            deadline.toMillis(),
            id -> text.tryFail("no complete response within " + deadline.toSeconds() + " s"));
    client
        .request(new RequestOptions(request))
        .compose(
            sent -> {
              // Closes the connection if the response is not needed any more.
              text.future().onFailure(e -> sent.reset());
              // Handlers are set here: later, on another event loop, parts of the response could be
              // lost.
              return sent.send().onSuccess(response -> read(response, text));
            })
        .onFailure(text::tryFail);
    return text.future().onComplete(ended -> vertx.cancelTimer(timer));
  }

  private static void read(HttpClientResponse response, Promise<String> text) {
    Buffer body = Buffer.buffer();
    response
        .handler(
            part -> {
              if (body.length() + part.length() > MAX_BYTES) {
                text.tryFail("the issuer's response is longer than " + MAX_BYTES + " bytes");
              } else {
                body.appendBuffer(part);
              }
            })
        .endHandler(end -> text.tryComplete(body.toString(StandardCharsets.UTF_8)))
        .exceptionHandler(text::tryFail);
    if (response.statusCode() != OK) {
      text.tryFail("the issuer responded with status " + response.statusCode());
    }
  }
}
