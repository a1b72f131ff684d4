package io.aui.appserver.messaging;

import io.aui.appserver.access.Caller;
import io.aui.appserver.http.ResultResponse;
import io.aui.appserver.operation.ApiOperation;
import io.aui.appserver.operation.Permission;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The operations of interactive messaging: login tokens, dialogues and pushed texts. */
@Path(ApiOperation.PATH)
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
class MessagingResource {
  private final ChatTokenService tokens;
  private final MessagingService messaging;

  MessagingResource(ChatTokenService tokens, MessagingService messaging) {
    this.tokens = tokens;
    this.messaging = messaging;
  }

  @POST
  @Path("generateMessageChatToken")
  @ApiOperation
  public Uni<ChatTokenResponse> generateMessageChatToken(ChatTokenRequest request) {
    return tokens.generate(Caller.current(), request);
  }

  @POST
  @Path("listAIAgentDialogues")
  @ApiOperation
  public Uni<ListDialoguesResponse> listAIAgentDialogues(ListDialoguesRequest request) {
    return messaging.list(Caller.current(), request);
  }

  @POST
  @Path("deleteAIAgentDialogue")
  @ApiOperation
  public Uni<ResultResponse> deleteAIAgentDialogue(DeleteDialogueRequest request) {
    return messaging.delete(Caller.current(), request);
  }

  @POST
  @Path("sendMessageChatText")
  @ApiOperation(permission = Permission.GRANTED)
  public Uni<ResultResponse> sendMessageChatText(ChatTextRequest request) {
    return messaging.push(Caller.current(), request);
  }
}
