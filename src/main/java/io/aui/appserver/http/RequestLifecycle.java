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
 * Handles the start and the end of every request, before any other code. It gives the request an
 * id, a {@link RequestContext} and a deadline, and sets the headers that every response has.
 */
@ApplicationScoped
class RequestLifecycle {
  private static final String REQUEST_ID = "X-Request-Id";

  /**
   * The client's id is used if it matches, so that one id identifies a request from the ingress on.
   * Other characters could forge log lines.
   */
  private static final Pattern ACCEPTED_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  /** How long the response at the deadline may take. */
  private static final long GRACE_MILLIS = 1_000;

  private final OperationTimers timers;
  private final Duration timeout;
  private final List<RequestListener> listeners;

  RequestLifecycle(
      OperationTimers timers, HttpConfig config, @Any Instance<RequestListener> listeners) {
    this.timers = timers;
    this.timeout = config.requestTimeout();
    this.listeners = listeners.stream().toList();
  }

  void register(@Observes Filters filters) {
    filters.register(this::begin, FilterOrder.REQUEST_CONTEXT);
  }

  private void begin(RoutingContext request) {
    String path = request.normalizedPath();
    if (path.length() > 1 && path.endsWith("/") && path.startsWith("/api/")) {
      request.reroute(path.substring(0, path.length() - 1));
      return;
    }
    if (RequestContext.of(request) == null) {
      String id = requestId(request);
      RequestLifetime lifetime = new RequestLifetime(request.vertx());
      RequestContext context =
          new RequestContext(
              id,
              ApiVersion.ofPath(path),
              System.nanoTime(),
              request.request().headers(),
              lifetime);
      context.attachTo(request);
      lifetime.start(timeout, failure -> failLate(request, context, failure));
      context.onStreamBegan(() -> account(request, context, true));
      request.addEndHandler(end -> ended(request, context, end.succeeded()));
      MDC.put("request_id", id);
      HttpServerResponse response = request.response();
      response.putHeader(REQUEST_ID, id);
      response.putHeader("X-Content-Type-Options", "nosniff");
      response.putHeader("Cache-Control", "no-store");
    }
    request.next();
  }

  /** Makes the operation fail. If no response is sent soon after, closes the connection. */
  private static void failLate(
      RoutingContext request, RequestContext context, DeadlineException failure) {
    request
        .vertx()
        .setTimer(
            GRACE_MILLIS,
            fired -> {
              if (!request.response().ended()) {
                request.request().connection().close();
              }
            });
    context.fail(failure);
  }

  private void ended(RoutingContext request, RequestContext context, boolean answered) {
    if (!context.isStream()) {
      account(request, context, answered);
    }
    if (answered && !request.request().isEnded()) {
      UnreadBody.discard(request.request());
    }
  }

  private void account(RoutingContext request, RequestContext context, boolean answered) {
    timers.record(context, answered);
    context.ended(() -> notifyListeners(request, context, answered));
    context.lifetime().ended();
  }

  private void notifyListeners(RoutingContext request, RequestContext context, boolean answered) {
    for (RequestListener listener : listeners) {
      listener.ended(request, context, answered);
    }
  }

  private static String requestId(RoutingContext request) {
    String given = request.request().getHeader(REQUEST_ID);
    return given != null && ACCEPTED_ID.matcher(given).matches() ? given : UniqueId.next();
  }
}
