package io.aui.appserver.guest;

import io.aui.appserver.access.login.Authorization;
import io.aui.appserver.access.login.Principal;
import io.aui.appserver.http.FilterOrder;
import io.aui.appserver.http.PendingFilter;
import io.aui.appserver.http.RequestContext;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.annotation.Priority;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestFilter;

/** Verifies the logins of guests, in every access mode. Other requests are left alone. */
@Provider
@Priority(FilterOrder.SERVICE_LOGIN)
public class GuestLoginFilter implements ResteasyReactiveContainerRequestFilter {
  private final GuestLogins logins;
  private final CurrentVertxRequest currentRequest;

  /** Filters are created before the configuration can be read; the store is created when needed. */
  GuestLoginFilter(GuestLogins logins, CurrentVertxRequest currentRequest) {
    this.logins = logins;
    this.currentRequest = currentRequest;
  }

  @Override
  public void filter(ResteasyReactiveContainerRequestContext filtered) {
    RequestContext context = RequestContext.of(currentRequest.getCurrent());
    List<String> headers = context.headers().getAll(HttpHeaders.AUTHORIZATION);
    if (headers.size() == 1 && GuestToken.mayBeIn(headers.get(0))) {
      PendingFilter.await(
          filtered,
          logins
              .login(Authorization.token(headers))
              .invoke(
                  guest -> {
                    context.put(Guest.class, guest);
                    context.put(
                        Principal.class, Principal.guest(guest.user(), guest.pass().expiresAt()));
                  }));
    }
  }
}
