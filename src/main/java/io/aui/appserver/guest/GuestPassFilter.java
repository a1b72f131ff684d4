package io.aui.appserver.guest;

import io.aui.appserver.access.AuthenticatedService;
import io.aui.appserver.access.login.Authorization;
import io.aui.appserver.http.FilterOrder;
import io.aui.appserver.http.PendingFilter;
import io.aui.appserver.http.RequestContext;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.annotation.Priority;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestFilter;

/** Verifies the token of a guest pass, before the body is read. */
@Provider
@ByGuestPass
@Priority(FilterOrder.SERVICE_LOGIN)
public class GuestPassFilter implements ResteasyReactiveContainerRequestFilter {
  private final GuestLogins logins;
  private final CurrentVertxRequest currentRequest;

  /** Filters are created before the configuration can be read; the store is created when needed. */
  GuestPassFilter(GuestLogins logins, CurrentVertxRequest currentRequest) {
    this.logins = logins;
    this.currentRequest = currentRequest;
  }

  @Override
  public void filter(ResteasyReactiveContainerRequestContext filtered) {
    RequestContext context = RequestContext.of(currentRequest.getCurrent());
    String token = Authorization.token(context.headers().getAll(HttpHeaders.AUTHORIZATION));
    PendingFilter.await(
        filtered,
        logins
            .pass(token)
            .invoke(
                pass -> {
                  context.put(PassToken.class, pass);
                  context.put(AuthenticatedService.class, AuthenticatedService.GUEST_PASS);
                }));
  }
}
