package io.aui.appserver.events;

import io.aui.appserver.access.Access;
import io.aui.appserver.access.login.Principal;
import io.aui.appserver.http.FilterOrder;
import io.aui.appserver.http.PendingFilter;
import io.aui.appserver.http.RequestContext;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.ws.rs.ext.Provider;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestFilter;

/** Takes a ticket in the address for the login. Requests without a ticket are left alone. */
@Provider
@ByTicket
@Priority(FilterOrder.SERVICE_LOGIN)
public class TicketFilter implements ResteasyReactiveContainerRequestFilter {
  private final Tickets tickets;
  private final Access access;
  private final CurrentVertxRequest currentRequest;

  /** Filters are created before the configuration can be read; the store is created when needed. */
  TicketFilter(Tickets tickets, Access access, CurrentVertxRequest currentRequest) {
    this.tickets = tickets;
    this.access = access;
    this.currentRequest = currentRequest;
  }

  @Override
  public void filter(ResteasyReactiveContainerRequestContext filtered) {
    RoutingContext request = currentRequest.getCurrent();
    String ticket = request.request().getParam(EventsRequest.TICKET);
    if (ticket == null || ticket.isBlank() || !access.isLoginNeeded()) {
      return;
    }
    String instance = request.request().getParam(EventsRequest.INSTANCE);
    PendingFilter.await(
        filtered,
        tickets
            .redeem(ticket, instance)
            .invoke(login -> RequestContext.of(request).put(Principal.class, login)));
  }
}
