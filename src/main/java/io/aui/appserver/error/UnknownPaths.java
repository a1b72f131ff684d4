package io.aui.appserver.error;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aui.appserver.http.Exchange;
import io.vertx.core.http.HttpHeaders;
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
  private final ObjectMapper json;

  UnknownPaths(ObjectMapper json) {
    this.json = json;
  }

  void register(@Observes Router router) {
    router.route().order(Integer.MAX_VALUE).handler(this::notFound);
  }

  private void notFound(RoutingContext request) {
    Failure failure = Failure.ofStatus(404, "");
    Exchange exchange = Exchange.of(request);
    ErrorBody body =
        new ErrorBody(
            failure.status(), failure.message(), failure.errorCode(), exchange.requestId());
    try {
      request
          .response()
          .setStatusCode(failure.status())
          .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
          .end(json.writeValueAsString(body));
    } catch (JsonProcessingException e) {
      request.fail(e);
    }
  }
}
