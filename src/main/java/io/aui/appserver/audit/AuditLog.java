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
 * Writes one line per operation to its own logger category, and another one if more becomes known
 * after the end of the request. Each line has all keys. {@code outcome} is {@code success}, {@code
 * failure}, {@code aborted} (the client went away) or {@code unknown} (it is unknown whether IMS
 * executed a create). {@code caller} is the authenticated user, {@code user} the user for whom the
 * operation was called; {@code detail} says whether freezeStarts was to {@code freeze} or {@code
 * thaw}, and names the guest pass. {@link AuditLine} replaces characters that could forge a line.
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
            .add("detail", context.detail())
            .add("version", context.version().segment())
            .add("caller", caller.flatMap(Caller::provedUserId).orElse(""))
            .add("user", user(context, caller))
            .add("instance", context.instanceId())
            .add("outcome", outcome(context, answered))
            .add("status", status(context, answered))
            .add("error_code", context.errorCode())
            .add("duration_ms", millisSince(context.startedNanos()))
            .add("request_id", context.requestId())
            .add("ims_request_id", context.imsRequestId())
            .toString());
  }

  /** The status of the response; empty if the client went away before. */
  private static String status(RequestContext context, boolean answered) {
    if (!answered) {
      return "";
    }
    return Integer.toString(context.failureStatus() == 0 ? 200 : context.failureStatus());
  }

  /** The user that the operation concerns, if it has set one; else the user of the caller. */
  private static String user(RequestContext context, Optional<Caller> caller) {
    return context.subject().isEmpty() ? caller.map(Caller::userId).orElse("") : context.subject();
  }

  /** An unknown outcome of a create is more important than an aborted or failed request. */
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
