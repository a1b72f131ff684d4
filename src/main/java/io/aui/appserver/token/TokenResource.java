package io.aui.appserver.token;

import io.aui.appserver.access.Access;
import io.aui.appserver.http.Exchange;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** Tokens with which clients join a channel or log in to interactive messaging. */
@Path("/api/{version:v[12]}/aiagent")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
class TokenResource {
  private final TokenService tokens;
  private final Access access;

  TokenResource(TokenService tokens, Access access) {
    this.tokens = tokens;
    this.access = access;
  }

  @POST
  @Path("getRtcAuthToken")
  public Uni<RtcTokenAnswer> getRtcAuthToken(
      RtcTokenRequest request, @Context RoutingContext http) {
    return tokens.rtc(access.caller(http, request.userId()), Exchange.of(http), request);
  }

  @POST
  @Path("generateMessageChatToken")
  public Uni<ChatTokenAnswer> generateMessageChatToken(
      ChatTokenRequest request, @Context RoutingContext http) {
    return tokens.chat(access.caller(http, request.userId()), Exchange.of(http), request);
  }
}
