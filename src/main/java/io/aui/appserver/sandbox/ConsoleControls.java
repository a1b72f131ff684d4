package io.aui.appserver.sandbox;

import io.aui.appserver.sandbox.protocol.Json;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Passes what the console needs of the emulator's control port on to it, under the console's own
 * address: a phone does not reach that port, and a page may not call it. Only for access mode none,
 * in which everybody may do everything anyway. Bounded, since requests and lists are in memory: a
 * few at a time, with short bodies.
 */
final class ConsoleControls {
  static final String PATH = "/console/sandbox/";

  private static final Set<String> ALLOWED = Set.of("_calls", "_faults", "_clients", "_hangups");

  /** Without it, the whole list of calls would be answered at once. */
  private static final String FROM_THE_FIRST = "-1";

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}");

  private static final int MAX_BODY = 8 * 1024;
  private static final int MAX_OPEN = 4;
  private static final int TIMEOUT_MILLIS = 5_000;
  private static final String JSON = "application/json";

  private final HttpClient client;
  private final Supplier<URI> emulator;
  private final Semaphore free = new Semaphore(MAX_OPEN);

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
    if (!hasShortBody(request.request())) {
      request.fail(413);
      return;
    }
    if (!free.tryAcquire()) {
      refuse(request, 503, "too many requests to the sandbox are open; try again");
      return;
    }
    request
        .request()
        .body()
        .compose(body -> pass(request, name, body))
        .onFailure(failure -> refuse(request, 502, "the sandbox does not answer"))
        .onComplete(sent -> free.release());
    request.request().resume();
  }

  private static void refuse(RoutingContext request, int status, String message) {
    if (!request.response().headWritten() && !request.response().closed()) {
      request
          .response()
          .setStatusCode(status)
          .putHeader(HttpHeaders.CONTENT_TYPE, JSON)
          .end(Json.object().put("message", message).toString());
    }
  }

  /** Browsers always announce the length. */
  private static boolean hasShortBody(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return !request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
        && (length == null || (length.length() <= 9 && Integer.parseInt(length) <= MAX_BODY));
  }

  /** Completes once the client has been sent the response, which it may read slowly. */
  private Future<Void> pass(RoutingContext request, String name, Buffer body) {
    String after = request.request().getParam("after", FROM_THE_FIRST);
    RequestOptions options =
        new RequestOptions()
            .setMethod(request.request().method())
            .setHost(emulator.get().getHost())
            .setPort(emulator.get().getPort())
            .setURI(
                "/" + name + "?after=" + (NUMBER.matcher(after).matches() ? after : FROM_THE_FIRST))
            .setTimeout(TIMEOUT_MILLIS);
    return client.request(options).compose(sent -> exchange(sent, body, request));
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
