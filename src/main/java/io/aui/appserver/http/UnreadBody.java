package io.aui.appserver.http;

import io.vertx.core.http.HttpServerRequest;

/**
 * What still comes of the body of a request that is answered already, mostly refused. It is thrown
 * away, so that clients that read no answer before they have sent everything get theirs, and the
 * connection can be used again; a body that goes on beyond a bound loses its connection.
 */
final class UnreadBody {
  private static final long MAX_BYTES = 4L * 1024 * 1024;

  private UnreadBody() {}

  static void discard(HttpServerRequest request) {
    long[] bytes = new long[1];
    request.handler(
        chunk -> {
          bytes[0] += chunk.length();
          if (bytes[0] > MAX_BYTES) {
            request.connection().close();
          }
        });
    request.resume();
  }
}
