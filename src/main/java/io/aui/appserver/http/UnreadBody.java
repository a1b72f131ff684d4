package io.aui.appserver.http;

import io.vertx.core.http.HttpServerRequest;

/**
 * Discards the rest of a body after the response was sent, usually a refusal. Some clients read no
 * response before they have sent the whole body, and the connection can then be used again. The
 * connection is closed if more than 4 MiB follow.
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
