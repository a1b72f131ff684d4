package io.aui.appserver.audit;

import io.aui.appserver.access.Access;
import io.aui.appserver.access.Caller;
import io.aui.appserver.http.RequestContext;
import io.aui.appserver.http.RequestListener;
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
class AuditLog implements RequestListener {
  static final String CATEGORY = "io.aui.appserver.audit";

  private static final Logger LOG = Logger.getLogger(CATEGORY);

  @Override
  public void ended(RoutingContext request, RequestContext context, boolean answered) {
    if (context.operation().isEmpty() || !LOG.isInfoEnabled()) {
      return;
    }
    Optional<Caller> caller = Access.known(context);
    LOG.info(
        new AuditLine()
            .add("operation", context.operation().get())
            .add("version", context.version().segment())
            .add("caller", caller.flatMap(Caller::provedUserId).orElse(""))
            .add("user", user(context, caller))
            .add("instance", context.instanceId())
            .add("outcome", outcome(context, answered))
            .add("status", context.failureStatus() == 0 ? 200 : context.failureStatus())
            .add("error_code", context.errorCode())
            .add("duration_ms", millisSince(context.startedNanos()))
            .add("request_id", context.requestId())
            .add("ims_request_id", context.imsRequestId())
            .toString());
  }

  /** Whom it concerns, where the operation says so; else for whom it was called. */
  private static String user(RequestContext context, Optional<Caller> caller) {
    return context.subject().isEmpty() ? caller.map(Caller::userId).orElse("") : context.subject();
  }

  /** A create that may have been executed unseen is named before anything else about it. */
  private static String outcome(RequestContext context, boolean answered) {
    if (context.isOutcomeUnknown()) {
      return "unknown";
    }
    if (!answered) {
      return "aborted";
    }
    return context.failureStatus() == 0 ? "success" : "failure";
  }

  private static long millisSince(long nanos) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
  }
}
