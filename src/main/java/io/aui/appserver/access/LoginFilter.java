package io.aui.appserver.access;

import io.aui.appserver.access.login.Authenticator;
import io.aui.appserver.access.login.Principal;
import io.aui.appserver.http.FilterOrder;
import io.aui.appserver.http.PendingFilter;
import io.aui.appserver.http.RequestContext;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestFilter;

/**
 * Refuses requests to operations without a valid login token, before the body is read, except those
 * of an {@link AuthenticatedService} and those that an earlier filter has authenticated. The
 * framework's own authentication is not used, because its refusals have other bodies.
 */
@Provider
@Priority(FilterOrder.LOGIN)
public class LoginFilter implements ResteasyReactiveContainerRequestFilter {
  private static final String API = "/api/v";

  private final Access access;
  private final Authenticator authenticator;
  private final CurrentVertxRequest currentRequest;

  /** Filters are created before the configuration can be read, so it is read at each request. */
  LoginFilter(Access access, Authenticator authenticator, CurrentVertxRequest currentRequest) {
    this.access = access;
    this.authenticator = authenticator;
    this.currentRequest = currentRequest;
  }

  @Override
  public void filter(ResteasyReactiveContainerRequestContext filtered) {
    RoutingContext request = currentRequest.getCurrent();
    if (!access.isLoginNeeded()
        || !request.normalizedPath().startsWith(API)
        || isAuthenticated(RequestContext.of(request))) {
      return;
    }
    PendingFilter.await(
        filtered,
        authenticator
            .login(request.request().headers().getAll(HttpHeaders.AUTHORIZATION))
            .invoke(login -> RequestContext.of(request).put(Principal.class, login)));
  }

  private static boolean isAuthenticated(RequestContext context) {
    return context.get(AuthenticatedService.class).isPresent()
        || context.get(Principal.class).isPresent();
  }
}
