package io.aui.appserver.error;

import io.aui.appserver.http.Exchange;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Answers paths that lead nowhere, inside and outside the API, with the one body instead of the
 * framework's HTML.
 */
@ApplicationScoped
class UnknownPaths {
  private final ResponseWriter responses;

  UnknownPaths(ResponseWriter responses) {
    this.responses = responses;
  }

  void register(@Observes Router router) {
    router.route().order(Integer.MAX_VALUE).handler(this::notFound);
  }

  private void notFound(RoutingContext request) {
    responses.failure(Failure.ofStatus(404, ""), Exchange.of(request)).send(request);
  }
}
