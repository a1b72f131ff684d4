package io.aui.appserver.sandbox;

import io.aui.appserver.sandbox.faults.Fault;
import io.aui.appserver.sandbox.protocol.EmulatorResponse;
import io.aui.appserver.sandbox.protocol.Timestamps;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.time.InstantSource;

/** Writes responses, correct ones and broken ones. */
final class EmulatorResponseWriter {
  private static final int PIECE = 8;

  private final Vertx vertx;
  private final InstantSource clock;

  EmulatorResponseWriter(Vertx vertx, InstantSource clock) {
    this.vertx = vertx;
    this.clock = clock;
  }

  /** Writes a whole response at once. */
  void whole(HttpServerRequest request, EmulatorResponse response) {
    HttpServerResponse http = head(request, response);
    if (!http.closed()) {
      http.end(response.body());
    }
  }

  /** Writes a response in the way that a fault requires. */
  void faulty(HttpServerRequest request, EmulatorResponse response, Fault fault) {
    switch (fault.kind()) {
      case SLOW_BODY -> drip(request, response, fault.delay());
      case RESET -> after(fault.delay(), () -> request.connection().close());
      case TRUNCATED -> after(fault.delay(), () -> half(request, response));
      default -> after(fault.delay(), () -> whole(request, response));
    }
  }

  private void half(HttpServerRequest request, EmulatorResponse response) {
    Buffer body = Buffer.buffer(response.body());
    announce(head(request, response), body)
        .write(body.getBuffer(0, body.length() / 2))
        .onComplete(written -> request.connection().close());
  }

  private void drip(HttpServerRequest request, EmulatorResponse response, Duration pause) {
    Buffer body = Buffer.buffer(response.body());
    drip(announce(head(request, response), body), body, 0, pause);
  }

  private void drip(HttpServerResponse http, Buffer body, int from, Duration pause) {
    if (http.closed()) {
      return;
    }
    int to = Math.min(from + PIECE, body.length());
    http.write(body.getBuffer(from, to));
    if (to == body.length()) {
      http.end();
    } else {
      after(pause, () -> drip(http, body, to, pause));
    }
  }

  private void after(Duration delay, Runnable then) {
    if (delay.isZero()) {
      then.run();
    } else {
      vertx.setTimer(delay.toMillis(), timer -> then.run());
    }
  }

  private HttpServerResponse head(HttpServerRequest request, EmulatorResponse response) {
    return request
        .response()
        .setStatusCode(response.status())
        .putHeader("Date", Timestamps.inHttp(clock.instant()))
        .putHeader("Content-Type", response.contentType());
  }

  private static HttpServerResponse announce(HttpServerResponse http, Buffer body) {
    return http.putHeader("Content-Length", String.valueOf(body.length()));
  }
}
