package io.aui.appserver.error;

import io.aui.appserver.http.RequestContext;
import io.aui.appserver.http.UniqueId;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/**
 * Responds to requests that reach no operation, inside and outside the API, with the error body
 * instead of the framework's: unknown paths, targets that are not paths, failures of routes.
 */
@ApplicationScoped
class UnknownPaths {
  private static final Logger LOG = Logger.getLogger(UnknownPaths.class);

  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;
  private static final int SERVER_FAILED = 500;

  void register(@Observes Router router) {
    router.route().order(Integer.MAX_VALUE).handler(request -> answer(request, NOT_FOUND));
    // Before the framework's own handler, which sends stack traces in development.
    router.route().order(Integer.MIN_VALUE).failureHandler(UnknownPaths::failed);
    // For requests that match no route because the target is not a path or cannot be decoded.
    router.errorHandler(BAD_REQUEST, UnknownPaths::failed);
    router.errorHandler(NOT_FOUND, UnknownPaths::failed);
    router.errorHandler(SERVER_FAILED, UnknownPaths::failed);
  }

  private static void failed(RoutingContext request) {
    int status = request.statusCode();
    if (status < BAD_REQUEST || status >= SERVER_FAILED) {
      LOG.error("Unexpected failure", request.failure());
      answer(request, SERVER_FAILED);
    } else {
      answer(request, status);
    }
  }

  private static void answer(RoutingContext request, int status) {
    HttpServerResponse response = request.response();
    if (response.ended()) {
      return;
    }
    if (response.headWritten()) {
      // A partial response must not look complete.
      response.reset();
      return;
    }
    RequestContext context = RequestContext.of(request);
    String requestId = context == null ? UniqueId.next() : context.requestId();
    response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store").putHeader("X-Request-Id", requestId);
    String detail = status == NOT_FOUND ? UnknownPathMessage.of(request) : "";
    ResponseWriter.refusal(status, detail, requestId).send(request);
  }
}
