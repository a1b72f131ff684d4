package io.aui.appserver.access.login;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** Gets the issuer's keys from a URL. Redirects are not followed: they would be a way elsewhere. */
final class KeyFetch implements Supplier<Uni<String>> {
  private static final int CONNECT_MILLIS = 2_000;
  private static final int ANSWER_MILLIS = 5_000;
  private static final int OK = 200;

  private final HttpClient client;
  private final String url;

  KeyFetch(Vertx vertx, String url) {
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions().setConnectTimeout(CONNECT_MILLIS).setVerifyHost(true));
    this.url = url;
  }

  @Override
  public Uni<String> get() {
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.GET)
            .setAbsoluteURI(url)
            .setTimeout(ANSWER_MILLIS)
            .putHeader("Accept", "application/json, application/x-pem-file, */*");
    return Uni.createFrom()
        .completionStage(
            () ->
                client
                    .request(options)
                    .compose(request -> request.send().compose(KeyFetch::body))
                    .map(body -> body.toString(StandardCharsets.UTF_8))
                    .toCompletionStage());
  }

  private static io.vertx.core.Future<Buffer> body(HttpClientResponse response) {
    return response.statusCode() == OK
        ? response.body()
        : io.vertx.core.Future.failedFuture("the issuer answered " + response.statusCode());
  }
}
