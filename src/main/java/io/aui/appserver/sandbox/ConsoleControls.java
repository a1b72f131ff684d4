package io.aui.appserver.sandbox;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Passes what the console needs of the emulator's control port on to it, under the console's own
 * address: a phone does not reach that port, and a page may not call it. Only for access mode none,
 * in which everybody may do everything anyway.
 */
final class ConsoleControls {
  static final String PATH = "/console/sandbox/";

  private static final Set<String> ALLOWED = Set.of("_calls", "_faults", "_clients", "_hangups");

  private static final int MAX_BODY = 64 * 1024;
  private static final int TIMEOUT_MILLIS = 5_000;
  private static final String JSON = "application/json";

  private final HttpClient client;
  private final Supplier<URI> emulator;

  /**
   * Passes nothing on yet.
   *
   * @param emulator where its control port is; asked for at each request
   */
  ConsoleControls(Vertx vertx, Supplier<URI> emulator) {
    this.client = vertx.createHttpClient();
    this.emulator = emulator;
  }

  void handle(RoutingContext request) {
    String name = request.normalizedPath().substring(PATH.length());
    if (!ALLOWED.contains(name)) {
      request.next();
      return;
    }
    // Pages of other origins can send such a request only after a preflight, which is refused.
    HttpMethod method = request.request().method();
    String type = request.request().getHeader(HttpHeaders.CONTENT_TYPE);
    if (method.equals(HttpMethod.POST) && (type == null || !type.startsWith(JSON))) {
      request.fail(415);
      return;
    }
    request
        .request()
        .body()
        .onSuccess(body -> pass(request, name, body))
        .onFailure(lost -> request.fail(400));
    request.request().resume();
  }

  private void pass(RoutingContext request, String name, Buffer body) {
    if (body.length() > MAX_BODY) {
      request.fail(413);
      return;
    }
    String query = request.request().query();
    RequestOptions options =
        new RequestOptions()
            .setMethod(request.request().method())
            .setHost(emulator.get().getHost())
            .setPort(emulator.get().getPort())
            .setURI("/" + name + (query == null ? "" : "?" + query))
            .setTimeout(TIMEOUT_MILLIS);
    client
        .request(options)
        .compose(sent -> exchange(sent, body, request))
        .onFailure(failure -> request.fail(502));
  }

  private static Future<Void> exchange(
      HttpClientRequest sent, Buffer body, RoutingContext request) {
    return sent.send(body)
        .compose(
            reply ->
                reply
                    .body()
                    .compose(
                        content ->
                            request
                                .response()
                                .setStatusCode(reply.statusCode())
                                .putHeader(HttpHeaders.CONTENT_TYPE, JSON)
                                .end(content)));
  }
}
