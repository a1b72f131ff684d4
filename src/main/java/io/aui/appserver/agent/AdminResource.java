package io.aui.appserver.agent;

import io.aui.appserver.access.Access;
import io.aui.appserver.http.Exchange;
import io.aui.appserver.ims.ImsStatus;
import io.aui.appserver.limits.KillSwitch;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** The kill switch, for administrators only. */
@Path("/api/{version:v[12]}/aiagent")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
class AdminResource {
  private final KillSwitch killSwitch;
  private final Access access;
  private final ImsStatus ims;

  AdminResource(KillSwitch killSwitch, Access access, ImsStatus ims) {
    this.killSwitch = killSwitch;
    this.access = access;
    this.ims = ims;
  }

  @POST
  @Path("stopAllAIAgentInstances")
  public Uni<StopAllAnswer> stopAllAIAgentInstances(
      StopAllRequest request, @Context RoutingContext http) {
    requireAdministrator(http, "stopAllAIAgentInstances");
    Exchange exchange = Exchange.of(http);
    exchange.concernsUser(request.userId());
    return killSwitch
        .endAll(request::concerns)
        .map(ended -> new StopAllAnswer(exchange.requestId(), ended.stopped(), ended.pending()));
  }

  @POST
  @Path("freezeStarts")
  public Uni<FreezeAnswer> freezeStarts(FreezeRequest request, @Context RoutingContext http) {
    requireAdministrator(http, "freezeStarts");
    return killSwitch
        .freezeStarts(request.frozen())
        .replaceWith(new FreezeAnswer(Exchange.of(http).requestId(), request.frozen()));
  }

  private void requireAdministrator(RoutingContext http, String operation) {
    access.requireAdministrator(access.caller(http, null), ims.isSandbox(), operation);
  }
}
