package io.aui.appserver.ims.pipeline;

import io.aui.appserver.ims.failure.ImsErrorClassifier;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.util.function.Consumer;

/**
 * Aborts responses that are too long for memory, together with their connection. The REST client
 * collects whole bodies and has no limit of its own.
 */
public final class ResponseLimit implements Consumer<HttpClientRequest> {
  /** Far more than the longest documented response, a page of 100 dialogues. */
  static final int MAX_BYTES = 4 * 1024 * 1024;

  private static final long CANCEL = 8;

  @Override
  public void accept(HttpClientRequest request) {
    request.response().onSuccess(response -> response.handler(new Counter(response)));
  }

  private static final class Counter implements Handler<Buffer> {
    private final HttpClientResponse response;
    private int bytes;

    Counter(HttpClientResponse response) {
      this.response = response;
    }

    @Override
    public void handle(Buffer chunk) {
      bytes += chunk.length();
      if (bytes > MAX_BYTES) {
        response.handler(null);
        response.request().reset(CANCEL, ImsErrorClassifier.responseTooLong(MAX_BYTES));
      }
    }
  }
}
