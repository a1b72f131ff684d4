package io.aui.appserver.access;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** Answers who calls. */
@ApplicationScoped
public class Access {
  /**
   * The caller of a request.
   *
   * @param requestedUserId the request's {@code user_id}, checked; may be null
   */
  public Caller caller(RoutingContext request, String requestedUserId) {
    return new Caller(requestedUserId);
  }
}
