package io.aui.appserver.messaging;

import io.aui.appserver.access.Access;
import io.aui.appserver.http.DoneAnswer;
import io.aui.appserver.http.Exchange;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** Interactive messaging: dialogues and pushed texts. */
@Path("/api/{version:v[12]}/aiagent")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
class MessagingResource {
  private final MessagingService messaging;
  private final Access access;

  MessagingResource(MessagingService messaging, Access access) {
    this.messaging = messaging;
    this.access = access;
  }

  @POST
  @Path("listAIAgentDialogues")
  public Uni<DialoguesAnswer> listAIAgentDialogues(
      DialoguesRequest request, @Context RoutingContext http) {
    return messaging.list(access.caller(http, request.userId()), Exchange.of(http), request);
  }

  @POST
  @Path("deleteAIAgentDialogue")
  public Uni<DoneAnswer> deleteAIAgentDialogue(
      DeletionRequest request, @Context RoutingContext http) {
    return messaging.delete(access.caller(http, request.userId()), Exchange.of(http), request);
  }

  @POST
  @Path("sendMessageChatText")
  public Uni<DoneAnswer> sendMessageChatText(
      ChatTextRequest request, @Context RoutingContext http) {
    return messaging.push(access.caller(http, request.userId()), Exchange.of(http), request);
  }
}
