package io.aui.appserver.audit;

import io.aui.appserver.access.Access;
import io.aui.appserver.access.Caller;
import io.aui.appserver.http.Exchange;
import io.aui.appserver.http.ExchangeListener;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Writes one line per operation, of {@code key=value} pairs that are always all there, in a logger
 * category of its own. {@code outcome} is {@code success}, {@code failure}, {@code aborted} (the
 * client went away) or {@code unknown} (a start that IMS may have executed). {@code caller} is who
 * proved to call, {@code user} for whom; both, like all that callers or IMS have a say in, are
 * written so that no line can be forged.
 */
@Singleton
class AuditLog implements ExchangeListener {
  static final String CATEGORY = "io.aui.appserver.audit";

  private static final Logger LOG = Logger.getLogger(CATEGORY);

  @Override
  public void ended(RoutingContext request, Exchange exchange, boolean answered) {
    if (exchange.operation().isEmpty() || !LOG.isInfoEnabled()) {
      return;
    }
    Optional<Caller> caller = Access.known(exchange);
    LOG.info(
        new AuditLine()
            .add("operation", exchange.operation().get())
            .add("version", exchange.version().segment())
            .add("caller", caller.flatMap(Caller::provedUserId).orElse(""))
            .add("user", user(exchange, caller))
            .add("instance", exchange.instanceId())
            .add("outcome", outcome(exchange, answered))
            .add("status", exchange.failureStatus() == 0 ? 200 : exchange.failureStatus())
            .add("error_code", exchange.errorCode())
            .add("duration_ms", millisSince(exchange.startedNanos()))
            .add("request_id", exchange.requestId())
            .add("ims_request_id", exchange.imsRequestId())
            .toString());
  }

  /** Whom it concerns, where the operation says so; else for whom it was called. */
  private static String user(Exchange exchange, Optional<Caller> caller) {
    return exchange.subject().isEmpty()
        ? caller.map(Caller::userId).orElse("")
        : exchange.subject();
  }

  /** A create that may have been executed unseen is named before anything else about it. */
  private static String outcome(Exchange exchange, boolean answered) {
    if (exchange.isOutcomeUnknown()) {
      return "unknown";
    }
    if (!answered) {
      return "aborted";
    }
    return exchange.failureStatus() == 0 ? "success" : "failure";
  }

  private static long millisSince(long nanos) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
  }
}
