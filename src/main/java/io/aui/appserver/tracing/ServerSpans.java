package io.aui.appserver.tracing;

import io.aui.appserver.http.ApiVersion;
import io.aui.appserver.http.RequestContext;
import io.aui.appserver.http.RequestListener;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.instrumentation.api.semconv.http.HttpServerRoute;
import io.opentelemetry.instrumentation.api.semconv.http.HttpServerRouteSource;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/**
 * Adds to the span of a request what the framework does not know: the operation and the outcome,
 * which the HTTP status of v2 does not tell.
 */
@Singleton
class ServerSpans implements RequestListener {
  private static final AttributeKey<String> OPERATION =
      AttributeKey.stringKey("appserver.operation");
  private static final AttributeKey<String> REQUEST_ID =
      AttributeKey.stringKey("appserver.request_id");
  private static final AttributeKey<String> ERROR_CODE =
      AttributeKey.stringKey("appserver.error_code");
  private static final int FIRST_SERVER_ERROR = 500;

  @Override
  public void ended(RoutingContext request, RequestContext context, boolean answered) {
    Span span = Span.current();
    if (!span.isRecording()) {
      return;
    }
    context.operation().ifPresent(operation -> name(span, context.version(), operation));
    span.setAttribute(REQUEST_ID, context.requestId());
    if (!context.errorCode().isEmpty()) {
      span.setAttribute(ERROR_CODE, context.errorCode());
    }
    if (context.failureStatus() >= FIRST_SERVER_ERROR) {
      span.setStatus(StatusCode.ERROR, context.errorCode());
    }
  }

  /** The framework's route, which also names the span, is a regular expression. */
  private static void name(Span span, ApiVersion version, String operation) {
    span.setAttribute(OPERATION, operation);
    HttpServerRoute.update(
        Context.current(),
        HttpServerRouteSource.CONTROLLER,
        "/api/" + version.segment() + "/aiagent/" + operation);
  }
}
