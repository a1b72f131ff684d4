package io.aui.appserver.callback;

import io.aui.appserver.http.ResultResponse;
import io.aui.appserver.operation.ApiOperation;
import io.aui.appserver.operation.Permission;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Receives the event callbacks of IMS. */
@Path("/api/v1/aiagent/callback")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
class CallbackResource {
  private final CallbackQueue queue;

  CallbackResource(CallbackQueue queue) {
    this.queue = queue;
  }

  /** Responds at once; the event is handled afterwards. */
  @POST
  @AuthenticatedByToken
  @ApiOperation(permission = Permission.IMS)
  public Uni<ResultResponse> callback(CallbackRequest request) {
    queue.accept(request);
    return Uni.createFrom().item(ResultResponse.DONE);
  }
}
