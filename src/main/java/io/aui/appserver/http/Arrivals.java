package io.aui.appserver.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/**
 * The first to see a request: gives it an id, an {@link Exchange} and a deadline, and its answer
 * the headers that every answer has.
 */
@ApplicationScoped
class Arrivals {
  private static final String REQUEST_ID = "X-Request-Id";

  /**
   * Foreign ids are taken over, so that one id follows a request through an ingress; others would
   * allow forged log lines.
   */
  private static final Pattern ACCEPTED_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  /** How long the answer at the deadline may take. */
  private static final long GRACE_MILLIS = 1_000;

  private final OperationTimers timers;
  private final Duration timeout;
  private final List<ExchangeListener> listeners;

  Arrivals(OperationTimers timers, HttpConfig config, @Any Instance<ExchangeListener> listeners) {
    this.timers = timers;
    this.timeout = config.requestTimeout();
    this.listeners = listeners.stream().toList();
  }

  void register(@Observes Filters filters) {
    filters.register(this::arrive, FilterOrder.EXCHANGE);
  }

  private void arrive(RoutingContext request) {
    String path = request.normalizedPath();
    if (path.length() > 1 && path.endsWith("/") && path.startsWith("/api/")) {
      request.reroute(path.substring(0, path.length() - 1));
      return;
    }
    if (Exchange.of(request) == null) {
      String id = requestId(request);
      RequestLifetime lifetime = new RequestLifetime(request.vertx());
      Exchange exchange =
          new Exchange(
              id,
              ApiVersion.ofPath(path),
              System.nanoTime(),
              request.request().headers(),
              lifetime);
      exchange.attachTo(request);
      lifetime.start(timeout, failure -> answerLate(request, exchange, failure));
      request.addEndHandler(end -> ended(request, exchange, end.succeeded()));
      MDC.put("request_id", id);
      HttpServerResponse response = request.response();
      response.putHeader(REQUEST_ID, id);
      response.putHeader("X-Content-Type-Options", "nosniff");
      response.putHeader("Cache-Control", "no-store");
    }
    request.next();
  }

  /** Through the operation, as any failure; where that does not help, the connection goes. */
  private static void answerLate(
      RoutingContext request, Exchange exchange, DeadlineException failure) {
    request
        .vertx()
        .setTimer(
            GRACE_MILLIS,
            fired -> {
              if (!request.response().ended()) {
                request.request().connection().close();
              }
            });
    exchange.fail(failure);
  }

  private void ended(RoutingContext request, Exchange exchange, boolean answered) {
    timers.record(exchange, answered);
    exchange.ended(() -> tell(request, exchange, answered));
    exchange.lifetime().ended();
    if (answered && !request.request().isEnded()) {
      UnreadBody.discard(request.request());
    }
  }

  private void tell(RoutingContext request, Exchange exchange, boolean answered) {
    for (ExchangeListener listener : listeners) {
      listener.ended(request, exchange, answered);
    }
  }

  private static String requestId(RoutingContext request) {
    String given = request.request().getHeader(REQUEST_ID);
    return given != null && ACCEPTED_ID.matcher(given).matches() ? given : UniqueId.next();
  }
}
