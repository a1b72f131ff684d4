package io.aui.appserver.sandbox;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;

/** Writes answers, also the ways a broken server would. */
final class EmulatorResponse {
  private static final int PIECE = 8;

  private final Vertx vertx;

  EmulatorResponse(Vertx vertx) {
    this.vertx = vertx;
  }

  /** Writes a whole answer at once. */
  void whole(HttpServerRequest request, Answer answer) {
    HttpServerResponse response = head(request, answer);
    if (!response.closed()) {
      response.end(answer.body());
    }
  }

  /** Writes an answer as a fault wants it. */
  void faulty(HttpServerRequest request, Answer answer, Fault fault) {
    switch (fault.kind()) {
      case SLOW_BODY -> drip(request, answer, fault.delay());
      case RESET -> after(fault.delay(), () -> request.connection().close());
      case TRUNCATED -> after(fault.delay(), () -> half(request, answer));
      default -> after(fault.delay(), () -> whole(request, answer));
    }
  }

  private void half(HttpServerRequest request, Answer answer) {
    Buffer body = Buffer.buffer(answer.body());
    announce(head(request, answer), body)
        .write(body.getBuffer(0, body.length() / 2))
        .onComplete(written -> request.connection().close());
  }

  private void drip(HttpServerRequest request, Answer answer, Duration pause) {
    Buffer body = Buffer.buffer(answer.body());
    drip(announce(head(request, answer), body), body, 0, pause);
  }

  private void drip(HttpServerResponse response, Buffer body, int from, Duration pause) {
    if (response.closed()) {
      return;
    }
    int to = Math.min(from + PIECE, body.length());
    response.write(body.getBuffer(from, to));
    if (to == body.length()) {
      response.end();
    } else {
      after(pause, () -> drip(response, body, to, pause));
    }
  }

  private void after(Duration delay, Runnable then) {
    if (delay.isZero()) {
      then.run();
    } else {
      vertx.setTimer(delay.toMillis(), timer -> then.run());
    }
  }

  private static HttpServerResponse head(HttpServerRequest request, Answer answer) {
    return request
        .response()
        .setStatusCode(answer.status())
        .putHeader("Content-Type", answer.contentType());
  }

  private static HttpServerResponse announce(HttpServerResponse response, Buffer body) {
    return response.putHeader("Content-Length", String.valueOf(body.length()));
  }
}
