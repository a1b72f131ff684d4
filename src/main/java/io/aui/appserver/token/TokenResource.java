package io.aui.appserver.token;

import io.aui.appserver.access.Caller;
import io.aui.appserver.http.Exchange;
import io.aui.appserver.operation.ApiOperation;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Tokens with which clients join a channel or log in to interactive messaging. */
@Path("/api/{version:v[12]}/aiagent")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
class TokenResource {
  private final TokenService tokens;

  TokenResource(TokenService tokens) {
    this.tokens = tokens;
  }

  @POST
  @Path("getRtcAuthToken")
  @ApiOperation
  public Uni<RtcTokenAnswer> getRtcAuthToken(RtcTokenRequest request) {
    Exchange context = Exchange.current();
    return tokens.rtc(Caller.of(context), context, request);
  }

  @POST
  @Path("generateMessageChatToken")
  @ApiOperation
  public Uni<ChatTokenAnswer> generateMessageChatToken(ChatTokenRequest request) {
    Exchange context = Exchange.current();
    return tokens.chat(Caller.of(context), context, request);
  }
}
