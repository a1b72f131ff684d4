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
import org.jboss.resteasy.reactive.RestQuery;

/**
 * IMS's RPC interface, API version 2020-11-09: the action in a header, all parameters in the query,
 * the body empty. A null parameter is left out. The path stands on the methods: on the class, the
 * request line would lack its slash.
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
  Uni<GenerateAIAgentCall> generateAIAgentCall(
      @RestQuery("AIAgentId") String agentId,
      @RestQuery("UserId") String userId,
      @RestQuery("Expire") Long expireSeconds,
      @RestQuery("AgentConfig") String agentConfig,
      @RestQuery("TemplateConfig") String templateConfig,
      @RestQuery("ChatSyncConfig") String chatSyncConfig,
      @RestQuery("SessionId") String sessionId,
      @RestQuery("UserData") String userData);

  @POST
  @Path("/")
  @ClientHeaderParam(name = ACTION, value = "StartAIAgentInstance")
  Uni<Started> startAIAgentInstance(
      @RestQuery("AIAgentId") String agentId,
      @RestQuery("RuntimeConfig") String runtimeConfig,
      @RestQuery("AgentConfig") String agentConfig,
      @RestQuery("TemplateConfig") String templateConfig,
      @RestQuery("ChatSyncConfig") String chatSyncConfig,
      @RestQuery("SessionId") String sessionId,
      @RestQuery("UserData") String userData);

  @POST
  @Path("/")
  @ClientHeaderParam(name = ACTION, value = "StopAIAgentInstance")
  Uni<Done> stopAIAgentInstance(@RestQuery("InstanceId") String instanceId);

  @POST
  @Path("/")
  @ClientHeaderParam(name = ACTION, value = "UpdateAIAgentInstance")
  Uni<Done> updateAIAgentInstance(
      @RestQuery("InstanceId") String instanceId,
      @RestQuery("AgentConfig") String agentConfig,
      @RestQuery("TemplateConfig") String templateConfig,
      @RestQuery("UserData") String userData);

  @POST
  @Path("/")
  @ClientHeaderParam(name = ACTION, value = "DescribeAIAgentInstance")
  Uni<DescribeAIAgentInstance> describeAIAgentInstance(@RestQuery("InstanceId") String instanceId);

  @POST
  @Path("/")
  @ClientHeaderParam(name = ACTION, value = "SendAIAgentSpeech")
  Uni<Done> sendAIAgentSpeech(
      @RestQuery("InstanceId") String instanceId,
      @RestQuery("Text") String text,
      @RestQuery("EnableInterrupt") Boolean enableInterrupt,
      @RestQuery("Type") String type);

  @POST
  @Path("/")
  @ClientHeaderParam(name = ACTION, value = "SendAIAgentText")
  Uni<Done> sendAIAgentText(
      @RestQuery("InstanceId") String instanceId, @RestQuery("Text") String text);

  @POST
  @Path("/")
  @ClientHeaderParam(name = ACTION, value = "SendAIAgentDataChannelMessage")
  Uni<Done> sendAIAgentDataChannelMessage(
      @RestQuery("InstanceId") String instanceId, @RestQuery("Message") String message);

  @POST
  @Path("/")
  @ClientHeaderParam(name = ACTION, value = "GetAIAgentConcurrency")
  Uni<GetAIAgentConcurrency> getAIAgentConcurrency(@RestQuery("AIAgentId") String agentId);

  @POST
  @Path("/")
  @ClientHeaderParam(name = ACTION, value = "StartAIAgentOutboundCall")
  Uni<Started> startAIAgentOutboundCall(
      @RestQuery("AIAgentId") String agentId,
      @RestQuery("CalledNumber") String calledNumber,
      @RestQuery("CallerNumber") String callerNumber,
      @RestQuery("Config") String config,
      @RestQuery("SessionId") String sessionId,
      @RestQuery("UserData") String userData);

  @POST
  @Path("/")
  @ClientHeaderParam(name = ACTION, value = "TakeoverAIAgentCall")
  Uni<TakeoverAIAgentCall> takeoverAIAgentCall(
      @RestQuery("InstanceId") String instanceId,
      @RestQuery("HumanAgentUserId") String humanAgentUserId,
      @RestQuery("RequireToken") Boolean requireToken);

  @POST
  @Path("/")
  @ClientHeaderParam(name = ACTION, value = "ForwardAIAgentCall")
  Uni<Done> forwardAIAgentCall(
      @RestQuery("InstanceId") String instanceId,
      @RestQuery("CalledNumber") String calledNumber,
      @RestQuery("CallerNumber") String callerNumber,
      @RestQuery("TransferPrompt") String transferPrompt,
      @RestQuery("ErrorPrompt") String errorPrompt);

  @POST
  @Path("/")
  @ClientHeaderParam(name = ACTION, value = "GenerateMessageChatToken")
  Uni<GenerateMessageChatToken> generateMessageChatToken(
      @RestQuery("AIAgentId") String agentId,
      @RestQuery("UserId") String userId,
      @RestQuery("Role") String role,
      @RestQuery("Expire") Long expireSeconds);

  @POST
  @Path("/")
  @ClientHeaderParam(name = ACTION, value = "ListAIAgentDialogues")
  Uni<ListAIAgentDialogues> listAIAgentDialogues(
      @RestQuery("SessionId") String sessionId,
      @RestQuery("StartTime") Long startMillis,
      @RestQuery("EndTime") Long endMillis,
      @RestQuery("Order") String order,
      @RestQuery("PageNumber") Long pageNumber,
      @RestQuery("PageSize") Long pageSize,
      @RestQuery("RoundLimit") Long roundLimit);

  @POST
  @Path("/")
  @ClientHeaderParam(name = ACTION, value = "DeleteAIAgentDialogue")
  Uni<Done> deleteAIAgentDialogue(
      @RestQuery("SessionId") String sessionId,
      @RestQuery("DialogueId") String dialogueId,
      @RestQuery("NodeId") String nodeId);

  @POST
  @Path("/")
  @ClientHeaderParam(name = ACTION, value = "SendMessageChatText")
  Uni<Done> sendMessageChatText(
      @RestQuery("AIAgentId") String agentId,
      @RestQuery("SessionId") String sessionId,
      @RestQuery("ReceiverId") String receiverId,
      @RestQuery("Text") String text,
      @RestQuery("Type") String type,
      @RestQuery("Mode") String mode,
      @RestQuery("NeedArchiving") Boolean needArchiving);

  @POST
  @Path("/")
  @ClientHeaderParam(name = ACTION, value = "SetAIAgentVoiceprint")
  Uni<SetAIAgentVoiceprint> setAIAgentVoiceprint(
      @RestQuery("VoiceprintId") String voiceprintId, @RestQuery("Input") String input);

  @POST
  @Path("/")
  @ClientHeaderParam(name = ACTION, value = "ClearAIAgentVoiceprint")
  Uni<Done> clearAIAgentVoiceprint(
      @RestQuery("VoiceprintId") String voiceprintId,
      @RestQuery("RegistrationMode") String registrationMode);

  @POST
  @Path("/")
  @ClientHeaderParam(name = ACTION, value = "ListAIAgentVoiceprints")
  Uni<ListAIAgentVoiceprints> listAIAgentVoiceprints(
      @RestQuery("PageNumber") Long pageNumber,
      @RestQuery("PageSize") Long pageSize,
      @RestQuery("RegistrationMode") String registrationMode,
      @RestQuery("VoiceprintId") String voiceprintId);
}
