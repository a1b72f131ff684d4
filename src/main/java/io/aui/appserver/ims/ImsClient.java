package io.aui.appserver.ims;

import static io.aui.appserver.ims.ImsClient.ACTION;
import static io.aui.appserver.ims.ImsClient.VERSION;

import io.aui.appserver.ims.response.DescribeInstanceResponse;
import io.aui.appserver.ims.response.GenerateCallResponse;
import io.aui.appserver.ims.response.ImsChatTokenResponse;
import io.aui.appserver.ims.response.ImsConcurrencyResponse;
import io.aui.appserver.ims.response.ImsListDialoguesResponse;
import io.aui.appserver.ims.response.ImsListVoiceprintsResponse;
import io.aui.appserver.ims.response.ImsResultResponse;
import io.aui.appserver.ims.response.ImsSetVoiceprintResponse;
import io.aui.appserver.ims.response.ImsTakeoverResponse;
import io.aui.appserver.ims.response.StartInstanceResponse;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * IMS's RPC interface, API version 2020-11-09: the action is in a header, all parameters are in the
 * query, the body is empty. {@link SigningFilter} signs the requests. A null parameter is left out,
 * an empty one is sent. The path is declared on the methods: declared on the class, the request
 * line would lack its slash.
 *
 * <p>Parameters are declared one by one: the framework does not accept records as
 * {@code @BeanParam}, and it reads a class's fields by reflection at every call. Only {@link
 * ImsGateway} calls these methods; ImsGatewayTest checks that each value is sent under its name.
 */
@RegisterRestClient
@ClientHeaderParam(name = VERSION, value = "2020-11-09")
@Produces(MediaType.APPLICATION_JSON)
interface ImsClient {
  String ACTION = "x-acs-action";
  String VERSION = "x-acs-version";

  @POST
  @Path("/")
  @ClientHeaderParam(name = ACTION, value = ImsAction.GENERATE_CALL)
  Uni<GenerateCallResponse> generateCall(
      @RestQuery("AIAgentId") String agentId,
      @RestQuery("UserId") String userId,
      @RestQuery("Expire") long expireSeconds,
      @RestQuery("AgentConfig") String agentConfig,
      @RestQuery("TemplateConfig") String templateConfig,
      @RestQuery("ChatSyncConfig") String chatSyncConfig,
      @RestQuery("SessionId") String sessionId,
      @RestQuery("UserData") String userData);

  @POST
  @Path("/")
  @ClientHeaderParam(name = ACTION, value = ImsAction.START_INSTANCE)
  Uni<StartInstanceResponse> startInstance(
      @RestQuery("AIAgentId") String agentId,
      @RestQuery("RuntimeConfig") String runtimeConfig,
      @RestQuery("AgentConfig") String agentConfig,
      @RestQuery("TemplateConfig") String templateConfig,
      @RestQuery("ChatSyncConfig") String chatSyncConfig,
      @RestQuery("SessionId") String sessionId,
      @RestQuery("UserData") String userData);

  @POST
  @Path("/")
  @ClientHeaderParam(name = ACTION, value = ImsAction.STOP_INSTANCE)
  Uni<ImsResultResponse> stopInstance(@RestQuery("InstanceId") String instanceId);

  @POST
  @Path("/")
  @ClientHeaderParam(name = ACTION, value = ImsAction.UPDATE_INSTANCE)
  Uni<ImsResultResponse> updateInstance(
      @RestQuery("InstanceId") String instanceId,
      @RestQuery("AgentConfig") String agentConfig,
      @RestQuery("TemplateConfig") String templateConfig,
      @RestQuery("UserData") String userData);

  @POST
  @Path("/")
  @ClientHeaderParam(name = ACTION, value = ImsAction.DESCRIBE_INSTANCE)
  Uni<DescribeInstanceResponse> describeInstance(@RestQuery("InstanceId") String instanceId);

  @POST
  @Path("/")
  @ClientHeaderParam(name = ACTION, value = ImsAction.SEND_SPEECH)
  Uni<ImsResultResponse> sendSpeech(
      @RestQuery("InstanceId") String instanceId,
      @RestQuery("Text") String text,
      @RestQuery("EnableInterrupt") boolean enableInterrupt,
      @RestQuery("Type") String type);

  @POST
  @Path("/")
  @ClientHeaderParam(name = ACTION, value = ImsAction.SEND_TEXT)
  Uni<ImsResultResponse> sendText(
      @RestQuery("InstanceId") String instanceId, @RestQuery("Text") String text);

  @POST
  @Path("/")
  @ClientHeaderParam(name = ACTION, value = ImsAction.SEND_DATA_CHANNEL_MESSAGE)
  Uni<ImsResultResponse> sendDataChannelMessage(
      @RestQuery("InstanceId") String instanceId, @RestQuery("Message") String message);

  @POST
  @Path("/")
  @ClientHeaderParam(name = ACTION, value = ImsAction.GET_CONCURRENCY)
  Uni<ImsConcurrencyResponse> getConcurrency(@RestQuery("AIAgentId") String agentId);

  @POST
  @Path("/")
  @ClientHeaderParam(name = ACTION, value = ImsAction.START_OUTBOUND_CALL)
  Uni<StartInstanceResponse> startOutboundCall(
      @RestQuery("AIAgentId") String agentId,
      @RestQuery("CalledNumber") String calledNumber,
      @RestQuery("CallerNumber") String callerNumber,
      @RestQuery("Config") String config,
      @RestQuery("SessionId") String sessionId,
      @RestQuery("UserData") String userData);

  @POST
  @Path("/")
  @ClientHeaderParam(name = ACTION, value = ImsAction.TAKEOVER_CALL)
  Uni<ImsTakeoverResponse> takeoverCall(
      @RestQuery("InstanceId") String instanceId,
      @RestQuery("HumanAgentUserId") String humanAgentUserId,
      @RestQuery("RequireToken") Boolean requireToken);

  @POST
  @Path("/")
  @ClientHeaderParam(name = ACTION, value = ImsAction.FORWARD_CALL)
  Uni<ImsResultResponse> forwardCall(
      @RestQuery("InstanceId") String instanceId,
      @RestQuery("CalledNumber") String calledNumber,
      @RestQuery("CallerNumber") String callerNumber,
      @RestQuery("TransferPrompt") String transferPrompt,
      @RestQuery("ErrorPrompt") String errorPrompt);

  @POST
  @Path("/")
  @ClientHeaderParam(name = ACTION, value = ImsAction.GENERATE_CHAT_TOKEN)
  Uni<ImsChatTokenResponse> generateChatToken(
      @RestQuery("AIAgentId") String agentId,
      @RestQuery("UserId") String userId,
      @RestQuery("Role") String role,
      @RestQuery("Expire") Long expireSeconds);

  @POST
  @Path("/")
  @ClientHeaderParam(name = ACTION, value = ImsAction.LIST_DIALOGUES)
  Uni<ImsListDialoguesResponse> listDialogues(
      @RestQuery("SessionId") String sessionId,
      @RestQuery("StartTime") Long startMillis,
      @RestQuery("EndTime") Long endMillis,
      @RestQuery("Order") String order,
      @RestQuery("PageNumber") Long pageNumber,
      @RestQuery("PageSize") Long pageSize,
      @RestQuery("RoundLimit") Long roundLimit);

  @POST
  @Path("/")
  @ClientHeaderParam(name = ACTION, value = ImsAction.DELETE_DIALOGUE)
  Uni<ImsResultResponse> deleteDialogue(
      @RestQuery("SessionId") String sessionId,
      @RestQuery("DialogueId") String dialogueId,
      @RestQuery("NodeId") String nodeId);

  @POST
  @Path("/")
  @ClientHeaderParam(name = ACTION, value = ImsAction.SEND_CHAT_TEXT)
  Uni<ImsResultResponse> sendChatText(
      @RestQuery("AIAgentId") String agentId,
      @RestQuery("SessionId") String sessionId,
      @RestQuery("ReceiverId") String receiverId,
      @RestQuery("Text") String text,
      @RestQuery("Type") String type,
      @RestQuery("Mode") String mode,
      @RestQuery("NeedArchiving") Boolean needArchiving);

  @POST
  @Path("/")
  @ClientHeaderParam(name = ACTION, value = ImsAction.SET_VOICEPRINT)
  Uni<ImsSetVoiceprintResponse> setVoiceprint(
      @RestQuery("VoiceprintId") String voiceprintId, @RestQuery("Input") String input);

  @POST
  @Path("/")
  @ClientHeaderParam(name = ACTION, value = ImsAction.CLEAR_VOICEPRINT)
  Uni<ImsResultResponse> clearVoiceprint(
      @RestQuery("VoiceprintId") String voiceprintId,
      @RestQuery("RegistrationMode") String registrationMode);

  @POST
  @Path("/")
  @ClientHeaderParam(name = ACTION, value = ImsAction.LIST_VOICEPRINTS)
  Uni<ImsListVoiceprintsResponse> listVoiceprints(
      @RestQuery("PageNumber") Long pageNumber,
      @RestQuery("PageSize") Long pageSize,
      @RestQuery("RegistrationMode") String registrationMode,
      @RestQuery("VoiceprintId") String voiceprintId);
}
