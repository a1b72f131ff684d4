package io.aui.appserver.access;

import io.aui.appserver.LogLimit;
import io.aui.appserver.http.FilterOrder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Sets the headers that tell browsers which pages may call and read responses (CORS protocol of the
 * Fetch standard). It replaces the framework's own filter, which refuses with an empty body, and
 * which refuses pages of this server itself if an ingress terminates TLS. This filter refuses no
 * request: without the headers, browsers do not send JSON and do not let the page read responses.
 *
 * <p>Credentials in the protocol's sense (cookies) are never allowed: the page itself sends the
 * login token in a header.
 */
@ApplicationScoped
class Cors {
  static final String ORIGINS = "quarkus.http.cors.origins";

  private static final String METHODS = "POST";
  private static final String REQUEST_HEADERS =
      "authorization,content-type,idempotency-key,x-request-id,traceparent,tracestate,baggage";
  private static final String RESPONSE_HEADERS = "retry-after,x-request-id";
  private static final String SECONDS_KEPT = "3600";
  private static final int NO_CONTENT = 204;

  private static final Logger LOG = Logger.getLogger(Cors.class);
  private static final int LONGEST_LOGGED = 100;

  private final CorsOrigins origins;
  private final LogLimit refusals;

  Cors(@ConfigProperty(name = ORIGINS) Optional<List<String>> origins, InstantSource clock) {
    this.refusals = new LogLimit(clock);
    // Invalid settings allow no page here; CorsConfigCheck reports them later.
    this.origins = CorsOrigins.read(origins.orElse(List.of())).orElse(CorsOrigins.NONE);
  }

  void register(@Observes Filters filters) {
    filters.register(this::addHeaders, FilterOrder.CORS);
  }

  private void addHeaders(RoutingContext request) {
    String origin = request.request().getHeader(HttpHeaders.ORIGIN);
    if (origin == null) {
      request.next();
      return;
    }
    MultiMap headers = request.response().headers();
    headers.add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
    boolean allowed = origins.allow(origin);
    if (allowed) {
      headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
    } else if (refusals.permits()) {
      LOG.warnf(
          "Browsers keep the answers from pages of %s: it is not among the origins"
              + " (QUARKUS_HTTP_CORS_ORIGINS)",
          origin.substring(0, Math.min(origin.length(), LONGEST_LOGGED)));
    }
    if (isPreflight(request)) {
      if (allowed) {
        headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS);
        headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, REQUEST_HEADERS);
        headers.set(HttpHeaders.ACCESS_CONTROL_MAX_AGE, SECONDS_KEPT);
      }
      // Before the login: browsers send no token with a preflight request.
      request.response().setStatusCode(NO_CONTENT).end();
      return;
    }
    if (allowed) {
      headers.set(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, RESPONSE_HEADERS);
    }
    request.next();
  }

  private static boolean isPreflight(RoutingContext request) {
    return request.request().method().equals(HttpMethod.OPTIONS)
        && request.request().headers().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
  }
}
