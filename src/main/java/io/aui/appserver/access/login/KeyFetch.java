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
 * Gets the text of the issuer's keys from a URL. The whole fetch has a deadline, the answer a
 * maximum size; redirects are not followed, since they could lead to another host.
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
   * For one URL.
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
            id -> text.tryFail("no complete answer within " + deadline.toSeconds() + " s"));
    client
        .request(new RequestOptions(request))
        .compose(
            sent -> {
              // Closes the connection of an answer that nobody waits for any more.
              text.future().onFailure(e -> sent.reset());
              // Read here and not outside, where the answer may have gone by on another event loop.
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
                text.tryFail("the issuer's answer is longer than " + MAX_BYTES + " bytes");
              } else {
                body.appendBuffer(part);
              }
            })
        .endHandler(end -> text.tryComplete(body.toString(StandardCharsets.UTF_8)))
        .exceptionHandler(text::tryFail);
    if (response.statusCode() != OK) {
      text.tryFail("the issuer answered with status " + response.statusCode());
    }
  }
}
