package io.aui.appserver.rtc;

import io.aui.appserver.access.Caller;
import io.aui.appserver.operation.ApiOperation;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Tokens with which clients join a channel. */
@Path(ApiOperation.PATH)
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
class RtcResource {
  private final RtcTokenService tokens;

  RtcResource(RtcTokenService tokens) {
    this.tokens = tokens;
  }

  @POST
  @Path("getRtcAuthToken")
  @ApiOperation
  public Uni<RtcTokenResponse> getRtcAuthToken(RtcTokenRequest request) {
    return tokens.token(Caller.current(), request);
  }
}
