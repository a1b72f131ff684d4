package io.aui.appserver.limits.quota;

import io.aui.appserver.access.Access;
import io.aui.appserver.access.Caller;
import io.aui.appserver.error.ApiException;
import io.aui.appserver.error.ErrorCode;
import io.aui.appserver.http.FilterOrder;
import io.aui.appserver.http.RequestContext;
import io.aui.appserver.limits.LimitsConfig;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Limits how many requests of a user are open at a time (429 LimitExceeded), so that no user takes
 * all of the server's capacity. Only logged-in users are counted: others could choose a new user id
 * for each request.
 */
@ApplicationScoped
class OpenRequests {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final int limit;
  private final Map<String, Integer> open = new ConcurrentHashMap<>();

  /** Created at its first use: filters are created before the configuration can be read. */
  OpenRequests(LimitsConfig limits) {
    this.limit = limits.openRequests();
  }

  @ServerRequestFilter(priority = FilterOrder.OPEN_REQUESTS)
  void open(RoutingContext request) {
    Access.known(RequestContext.of(request))
        .flatMap(Caller::provedUserId)
        .ifPresent(user -> open(user, RequestContext.of(request)));
  }

  private void open(String user, RequestContext context) {
    int count = open.merge(user, 1, Integer::sum);
    context.hold(() -> open.computeIfPresent(user, (key, known) -> known == 1 ? null : known - 1));
    if (count > limit) {
      throw ApiException.retryable(
          ErrorCode.LIMIT_EXCEEDED,
          "at most " + limit + " requests of a user may be open at a time",
          RETRY_AFTER);
    }
  }
}
