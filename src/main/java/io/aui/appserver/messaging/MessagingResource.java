package io.aui.appserver.messaging;

import io.aui.appserver.access.Caller;
import io.aui.appserver.http.DoneAnswer;
import io.aui.appserver.http.Exchange;
import io.aui.appserver.operation.ApiOperation;
import io.aui.appserver.operation.Permission;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Interactive messaging: dialogues and pushed texts. */
@Path("/api/{version:v[12]}/aiagent")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
class MessagingResource {
  private final MessagingService messaging;

  MessagingResource(MessagingService messaging) {
    this.messaging = messaging;
  }

  @POST
  @Path("listAIAgentDialogues")
  @ApiOperation
  public Uni<DialoguesAnswer> listAIAgentDialogues(ListDialoguesRequest request) {
    Exchange context = Exchange.current();
    return messaging.list(Caller.of(context), context, request);
  }

  @POST
  @Path("deleteAIAgentDialogue")
  @ApiOperation
  public Uni<DoneAnswer> deleteAIAgentDialogue(DeleteDialogueRequest request) {
    Exchange context = Exchange.current();
    return messaging.delete(Caller.of(context), context, request);
  }

  @POST
  @Path("sendMessageChatText")
  @ApiOperation(permission = Permission.GRANTED)
  public Uni<DoneAnswer> sendMessageChatText(ChatTextRequest request) {
    Exchange context = Exchange.current();
    return messaging.push(Caller.of(context), context, request);
  }
}
