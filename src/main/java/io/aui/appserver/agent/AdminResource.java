package io.aui.appserver.agent;

import io.aui.appserver.http.Exchange;
import io.aui.appserver.limits.KillSwitch;
import io.aui.appserver.operation.ApiOperation;
import io.aui.appserver.operation.Permission;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The kill switch, for administrators only. */
@Path("/api/{version:v[12]}/aiagent")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
class AdminResource {
  private final KillSwitch killSwitch;

  AdminResource(KillSwitch killSwitch) {
    this.killSwitch = killSwitch;
  }

  @POST
  @Path("stopAllAIAgentInstances")
  @ApiOperation(permission = Permission.ADMINISTRATOR)
  public Uni<StopAllAnswer> stopAllAIAgentInstances(StopAllRequest request) {
    Exchange context = Exchange.current();
    context.concernsUser(request.userId());
    return killSwitch
        .endAll(request::selects)
        .map(ended -> new StopAllAnswer(context.requestId(), ended.stopped(), ended.pending()));
  }

  @POST
  @Path("freezeStarts")
  @ApiOperation(permission = Permission.ADMINISTRATOR)
  public Uni<FreezeAnswer> freezeStarts(FreezeRequest request) {
    Exchange context = Exchange.current();
    return killSwitch
        .freezeStarts(request.frozen())
        .replaceWith(new FreezeAnswer(context.requestId(), request.frozen()));
  }
}
