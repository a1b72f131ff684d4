package io.aui.appserver.admin;

import io.aui.appserver.access.Access;
import io.aui.appserver.http.FilterOrder;
import io.aui.appserver.http.RequestContext;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/**
 * Refuses requests of the management port without the admin token, before the body is read. Others
 * are marked as the administrators'. Requests of the API's port are left alone: there the token
 * counts for nothing, and the login is checked.
 */
@Provider
@ByAdminToken
@Priority(FilterOrder.SERVICE_LOGIN)
public class AdminTokenFilter implements ContainerRequestFilter {
  private final AdminTokens tokens;
  private final CurrentVertxRequest currentRequest;

  /** Filters are created before the configuration can be read; the tokens are read when needed. */
  AdminTokenFilter(AdminTokens tokens, CurrentVertxRequest currentRequest) {
    this.tokens = tokens;
    this.currentRequest = currentRequest;
  }

  @Override
  public void filter(ContainerRequestContext filtered) {
    RoutingContext request = currentRequest.getCurrent();
    if (AdminRoute.isOnManagementPort(request)) {
      RequestContext context = RequestContext.of(request);
      tokens.require(context.headers().getAll(HttpHeaders.AUTHORIZATION));
      Access.holdsAdminToken(context);
    }
  }
}
