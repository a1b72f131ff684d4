package io.aui.appserver.phone;

import io.aui.appserver.access.Caller;
import io.aui.appserver.error.StoredResponse;
import io.aui.appserver.http.ResultResponse;
import io.aui.appserver.operation.ApiOperation;
import io.aui.appserver.operation.Permission;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** The operations on phone calls: start, takeover by a person, transfer. */
@Path(ApiOperation.PATH)
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
class PhoneResource {
  private final PhoneService calls;

  PhoneResource(PhoneService calls) {
    this.calls = calls;
  }

  @POST
  @Path("startAIAgentOutboundCall")
  @ApiOperation(permission = Permission.GRANTED)
  @APIResponseSchema(OutboundCallResponse.class)
  public Uni<StoredResponse> startAIAgentOutboundCall(OutboundCallRequest request) {
    return calls.start(Caller.current(), request);
  }

  @POST
  @Path("takeoverAIAgentCall")
  @ApiOperation(permission = Permission.GRANTED)
  public Uni<TakeoverResponse> takeoverAIAgentCall(TakeoverRequest request) {
    return calls.takeover(Caller.current(), request);
  }

  @POST
  @Path("forwardAIAgentCall")
  @ApiOperation(permission = Permission.GRANTED)
  public Uni<ResultResponse> forwardAIAgentCall(ForwardRequest request) {
    return calls.forward(Caller.current(), request);
  }
}
