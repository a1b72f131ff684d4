package io.aui.appserver.ims;

import static io.aui.appserver.ims.ImsClient.ACTION;

import io.aui.appserver.ims.wire.DescribeAIAgentInstance;
import io.aui.appserver.ims.wire.Done;
import io.aui.appserver.ims.wire.GenerateAIAgentCall;
import io.aui.appserver.ims.wire.GenerateMessageChatToken;
import io.aui.appserver.ims.wire.GetAIAgentConcurrency;
import io.aui.appserver.ims.wire.ListAIAgentDialogues;
import io.aui.appserver.ims.wire.ListAIAgentVoiceprints;
import io.aui.appserver.ims.wire.SetAIAgentVoiceprint;
import io.aui.appserver.ims.wire.Started;
import io.aui.appserver.ims.wire.TakeoverAIAgentCall;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/**
 * IMS's RPC interface, API version 2020-11-09: the action in a header, all parameters in the query,
 * the body empty. {@link SigningFilter} takes the parameters out of the body and writes the query.
 * The path stands on the methods: on the class, the request line would lack its slash.
 */
@RegisterRestClient
@ClientHeaderParam(name = "x-acs-version", value = "2020-11-09")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
interface ImsClient {
  String ACTION = "x-acs-action";

  @POST
  @Path("/")
  @ClientHeaderParam(name = ACTION, value = "GenerateAIAgentCall")
  Uni<GenerateAIAgentCall> generateAIAgentCall(ImsParameters parameters);

  @POST
  @Path("/")
  @ClientHeaderParam(name = ACTION, value = "StartAIAgentInstance")
  Uni<Started> startAIAgentInstance(ImsParameters parameters);

  @POST
  @Path("/")
  @ClientHeaderParam(name = ACTION, value = "StopAIAgentInstance")
  Uni<Done> stopAIAgentInstance(ImsParameters parameters);

  @POST
  @Path("/")
  @ClientHeaderParam(name = ACTION, value = "UpdateAIAgentInstance")
  Uni<Done> updateAIAgentInstance(ImsParameters parameters);

  @POST
  @Path("/")
  @ClientHeaderParam(name = ACTION, value = "DescribeAIAgentInstance")
  Uni<DescribeAIAgentInstance> describeAIAgentInstance(ImsParameters parameters);

  @POST
  @Path("/")
  @ClientHeaderParam(name = ACTION, value = "SendAIAgentSpeech")
  Uni<Done> sendAIAgentSpeech(ImsParameters parameters);

  @POST
  @Path("/")
  @ClientHeaderParam(name = ACTION, value = "SendAIAgentText")
  Uni<Done> sendAIAgentText(ImsParameters parameters);

  @POST
  @Path("/")
  @ClientHeaderParam(name = ACTION, value = "SendAIAgentDataChannelMessage")
  Uni<Done> sendAIAgentDataChannelMessage(ImsParameters parameters);

  @POST
  @Path("/")
  @ClientHeaderParam(name = ACTION, value = "GetAIAgentConcurrency")
  Uni<GetAIAgentConcurrency> getAIAgentConcurrency(ImsParameters parameters);

  @POST
  @Path("/")
  @ClientHeaderParam(name = ACTION, value = "StartAIAgentOutboundCall")
  Uni<Started> startAIAgentOutboundCall(ImsParameters parameters);

  @POST
  @Path("/")
  @ClientHeaderParam(name = ACTION, value = "TakeoverAIAgentCall")
  Uni<TakeoverAIAgentCall> takeoverAIAgentCall(ImsParameters parameters);

  @POST
  @Path("/")
  @ClientHeaderParam(name = ACTION, value = "ForwardAIAgentCall")
  Uni<Done> forwardAIAgentCall(ImsParameters parameters);

  @POST
  @Path("/")
  @ClientHeaderParam(name = ACTION, value = "GenerateMessageChatToken")
  Uni<GenerateMessageChatToken> generateMessageChatToken(ImsParameters parameters);

  @POST
  @Path("/")
  @ClientHeaderParam(name = ACTION, value = "ListAIAgentDialogues")
  Uni<ListAIAgentDialogues> listAIAgentDialogues(ImsParameters parameters);

  @POST
  @Path("/")
  @ClientHeaderParam(name = ACTION, value = "DeleteAIAgentDialogue")
  Uni<Done> deleteAIAgentDialogue(ImsParameters parameters);

  @POST
  @Path("/")
  @ClientHeaderParam(name = ACTION, value = "SendMessageChatText")
  Uni<Done> sendMessageChatText(ImsParameters parameters);

  @POST
  @Path("/")
  @ClientHeaderParam(name = ACTION, value = "SetAIAgentVoiceprint")
  Uni<SetAIAgentVoiceprint> setAIAgentVoiceprint(ImsParameters parameters);

  @POST
  @Path("/")
  @ClientHeaderParam(name = ACTION, value = "ClearAIAgentVoiceprint")
  Uni<Done> clearAIAgentVoiceprint(ImsParameters parameters);

  @POST
  @Path("/")
  @ClientHeaderParam(name = ACTION, value = "ListAIAgentVoiceprints")
  Uni<ListAIAgentVoiceprints> listAIAgentVoiceprints(ImsParameters parameters);
}
