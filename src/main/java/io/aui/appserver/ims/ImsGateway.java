package io.aui.appserver.ims;

import static io.aui.appserver.http.JsonObjectText.textOf;
import static io.aui.appserver.ims.failure.ImsErrorClassifier.requireMember;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.aui.appserver.http.JsonObjectText;
import io.aui.appserver.ims.failure.ImsException;
import io.aui.appserver.ims.request.AgentChannel;
import io.aui.appserver.ims.request.ChatTextParameters;
import io.aui.appserver.ims.request.ChatTokenParameters;
import io.aui.appserver.ims.request.ClearVoiceprintParameters;
import io.aui.appserver.ims.request.DeleteDialogueParameters;
import io.aui.appserver.ims.request.ForwardParameters;
import io.aui.appserver.ims.request.ListDialoguesParameters;
import io.aui.appserver.ims.request.ListVoiceprintsParameters;
import io.aui.appserver.ims.request.OutboundCallParameters;
import io.aui.appserver.ims.request.StartParameters;
import io.aui.appserver.ims.request.TakeoverParameters;
import io.aui.appserver.ims.request.UpdateParameters;
import io.aui.appserver.ims.response.AssumeRoleResponse;
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
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * The only access to IMS, and to STS for temporary keys. Every method sends one request without
 * blocking and fails with an {@link ImsException}. A response without a required member (an
 * instance id, a token) is a failure. {@code region} is always a configured one ({@link Regions}).
 * Null parameters are left out of the request; empty ones are sent.
 */
@Singleton
public class ImsGateway {
  private final ImsPipeline pipeline;

  ImsGateway(ImsPipeline pipeline) {
    this.pipeline = pipeline;
  }

  /**
   * Creates an instance together with its channel and the client's token.
   *
   * @param userId the user of the client; null if IMS is to create one
   * @param expireSeconds how long the token is valid, in seconds
   */
  public Uni<GenerateCallResponse> generateCall(
      String region,
      String agentId,
      StartParameters parameters,
      String userId,
      long expireSeconds) {
    return pipeline.call(
        ImsAction.GENERATE_CALL,
        region,
        client ->
            client.generateCall(
                agentId,
                userId,
                expireSeconds,
                textOf(parameters.agentConfig()),
                textOf(parameters.templateConfig()),
                textOf(parameters.chatSyncConfig()),
                parameters.sessionId(),
                parameters.userData()),
        response -> {
          requireMember(response.instanceId(), "InstanceId", response);
          requireMember(response.token(), "Token", response, response.instanceId());
          return response.orUser(userId);
        });
  }

  /** Starts an agent in an existing channel. */
  public Uni<StartInstanceResponse> startInstance(
      String region, String agentId, StartParameters parameters, AgentChannel channel) {
    return pipeline.call(
        ImsAction.START_INSTANCE,
        region,
        client ->
            client.startInstance(
                agentId,
                runtimeConfig(channel),
                textOf(parameters.agentConfig()),
                textOf(parameters.templateConfig()),
                textOf(parameters.chatSyncConfig()),
                parameters.sessionId(),
                parameters.userData()),
        ImsGateway::requireInstance);
  }

  /** Stops an instance. */
  public Uni<ImsResultResponse> stopInstance(String region, String instanceId) {
    return pipeline.call(
        ImsAction.STOP_INSTANCE, region, client -> client.stopInstance(instanceId));
  }

  /** Changes the configuration of a running instance. */
  public Uni<ImsResultResponse> updateInstance(String region, UpdateParameters parameters) {
    return pipeline.call(
        ImsAction.UPDATE_INSTANCE,
        region,
        client ->
            client.updateInstance(
                parameters.aiAgentInstanceId(),
                textOf(parameters.agentConfig()),
                textOf(parameters.templateConfig()),
                parameters.userData()));
  }

  /** Describes an instance. */
  public Uni<DescribeInstanceResponse> describeInstance(String region, String instanceId) {
    return pipeline.call(
        ImsAction.DESCRIBE_INSTANCE,
        region,
        client -> client.describeInstance(instanceId),
        response -> {
          requireMember(response.instance(), "Instance", response);
          return response;
        });
  }

  /**
   * Makes the agent say a text now.
   *
   * @param enableInterrupt whether it interrupts what the agent is saying
   * @param type {@code Text}, or another documented type
   */
  public Uni<ImsResultResponse> sendSpeech(
      String region, String instanceId, String text, boolean enableInterrupt, String type) {
    return pipeline.call(
        ImsAction.SEND_SPEECH,
        region,
        client -> client.sendSpeech(instanceId, text, enableInterrupt, type));
  }

  /** Sends a text to the agent's model as if the user had said it. */
  public Uni<ImsResultResponse> sendText(String region, String instanceId, String text) {
    return pipeline.call(ImsAction.SEND_TEXT, region, client -> client.sendText(instanceId, text));
  }

  /** Sends a message, which must be JSON text, to the client over the channel's data connection. */
  public Uni<ImsResultResponse> sendDataChannelMessage(
      String region, String instanceId, String message) {
    return pipeline.call(
        ImsAction.SEND_DATA_CHANNEL_MESSAGE,
        region,
        client -> client.sendDataChannelMessage(instanceId, message));
  }

  /** Returns how many calls of an agent are going on. */
  public Uni<ImsConcurrencyResponse> getConcurrency(String region, String agentId) {
    return pipeline.call(
        ImsAction.GET_CONCURRENCY,
        region,
        client -> client.getConcurrency(agentId),
        response -> {
          requireMember(response.activeCount(), "ActiveCount", response);
          return response;
        });
  }

  /**
   * Makes an agent call a phone number.
   *
   * @param callerNumber the number that the called person sees
   */
  public Uni<StartInstanceResponse> startOutboundCall(
      String region, String callerNumber, OutboundCallParameters parameters) {
    return pipeline.call(
        ImsAction.START_OUTBOUND_CALL,
        region,
        client ->
            client.startOutboundCall(
                parameters.aiAgentId(),
                parameters.calledNumber(),
                callerNumber,
                textOf(parameters.config()),
                parameters.sessionId(),
                parameters.userData()),
        ImsGateway::requireInstance);
  }

  /** Replaces the agent in a call by a person. */
  public Uni<ImsTakeoverResponse> takeoverCall(String region, TakeoverParameters parameters) {
    return pipeline.call(
        ImsAction.TAKEOVER_CALL,
        region,
        client ->
            client.takeoverCall(
                parameters.aiAgentInstanceId(),
                parameters.humanAgentUserId(),
                parameters.requireToken()),
        response -> {
          ImsTakeoverResponse complete = response.orHumanAgent(parameters.humanAgentUserId());
          requireMember(complete.channelId(), "ChannelId", response);
          requireMember(complete.humanAgentUserId(), "HumanAgentUserId", response);
          if (Boolean.TRUE.equals(parameters.requireToken())) {
            requireMember(complete.token(), "Token", response);
          }
          return complete;
        });
  }

  /** Transfers an inbound phone call. */
  public Uni<ImsResultResponse> forwardCall(String region, ForwardParameters parameters) {
    return pipeline.call(
        ImsAction.FORWARD_CALL,
        region,
        client ->
            client.forwardCall(
                parameters.aiAgentInstanceId(),
                parameters.calledNumber(),
                parameters.callerNumber(),
                parameters.transferPrompt(),
                parameters.errorPrompt()));
  }

  /** Creates a login token for interactive messaging. */
  public Uni<ImsChatTokenResponse> generateChatToken(
      String region, String agentId, String userId, ChatTokenParameters parameters) {
    return pipeline.call(
        ImsAction.GENERATE_CHAT_TOKEN,
        region,
        client -> client.generateChatToken(agentId, userId, parameters.role(), parameters.expire()),
        response -> {
          requireMember(response.token(), "Token", response);
          return response.orUser(userId);
        });
  }

  /** Lists the dialogues of a session. */
  public Uni<ImsListDialoguesResponse> listDialogues(
      String region, ListDialoguesParameters parameters) {
    return pipeline.call(
        ImsAction.LIST_DIALOGUES,
        region,
        client ->
            client.listDialogues(
                parameters.sessionId(),
                parameters.startTime(),
                parameters.endTime(),
                parameters.order(),
                parameters.pageNumber(),
                parameters.pageSize(),
                parameters.roundLimit()));
  }

  /** Deletes one entry of a session. */
  public Uni<ImsResultResponse> deleteDialogue(String region, DeleteDialogueParameters parameters) {
    return pipeline.call(
        ImsAction.DELETE_DIALOGUE,
        region,
        client ->
            client.deleteDialogue(
                parameters.sessionId(), parameters.dialogueId(), parameters.nodeId()));
  }

  /** Sends a text into a messaging session. */
  public Uni<ImsResultResponse> sendChatText(String region, ChatTextParameters parameters) {
    return pipeline.call(
        ImsAction.SEND_CHAT_TEXT,
        region,
        client ->
            client.sendChatText(
                parameters.aiAgentId(),
                parameters.sessionId(),
                parameters.receiverId(),
                parameters.text(),
                parameters.type(),
                parameters.mode(),
                parameters.needArchiving()));
  }

  /**
   * Registers a voiceprint, or replaces it.
   *
   * @param voiceprintId the voiceprint; null if IMS is to create an id
   * @param input the address of the recording; may be null
   */
  public Uni<ImsSetVoiceprintResponse> setVoiceprint(
      String region, String voiceprintId, JsonObjectText input) {
    return pipeline.call(
        ImsAction.SET_VOICEPRINT,
        region,
        client -> client.setVoiceprint(voiceprintId, textOf(input)),
        response -> {
          ImsSetVoiceprintResponse complete = response.orVoiceprint(voiceprintId);
          requireMember(complete.voiceprintId(), "VoiceprintId", response);
          return complete;
        });
  }

  /** Deletes a voiceprint. */
  public Uni<ImsResultResponse> clearVoiceprint(
      String region, ClearVoiceprintParameters parameters) {
    return pipeline.call(
        ImsAction.CLEAR_VOICEPRINT,
        region,
        client -> client.clearVoiceprint(parameters.voiceprintId(), parameters.registrationMode()));
  }

  /** Lists voiceprints. */
  public Uni<ImsListVoiceprintsResponse> listVoiceprints(
      String region, ListVoiceprintsParameters parameters) {
    return pipeline.call(
        ImsAction.LIST_VOICEPRINTS,
        region,
        client ->
            client.listVoiceprints(
                parameters.pageNumber(),
                parameters.pageSize(),
                parameters.registrationMode(),
                parameters.voiceprintId()));
  }

  /**
   * Requests a temporary key for a role from STS. If STS refuses the request, the failure has the
   * kind {@code BAD_CREDENTIALS}: this server's settings are wrong, never the caller's request.
   *
   * @param sessionName appears in the account's audit trail: 2 to 64 characters out of {@code A-Z
   *     a-z 0-9 . @ _ -}
   * @param validity from 15 minutes to the role's maximum
   * @param policy a JSON policy that narrows the role's permissions
   */
  public Uni<AssumeRoleResponse> assumeRole(
      String roleArn, String sessionName, Duration validity, String policy) {
    return pipeline.callSts(
        ImsAction.ASSUME_ROLE,
        client -> client.assumeRole(roleArn, sessionName, validity.toSeconds(), policy),
        response -> {
          AssumeRoleResponse.TemporaryKey key =
              requireMember(response.credentials(), "Credentials", response);
          requireMember(key.accessKeyId(), "AccessKeyId", response);
          requireMember(key.accessKeySecret(), "AccessKeySecret", response);
          requireMember(key.securityToken(), "SecurityToken", response);
          requireMember(key.expiration(), "Expiration", response);
          return response;
        });
  }

  private static StartInstanceResponse requireInstance(StartInstanceResponse response) {
    requireMember(response.instanceId(), "InstanceId", response);
    return response;
  }

  /** The flat form; the nested one is deprecated. */
  private static String runtimeConfig(AgentChannel channel) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("AgentUserId", channel.agentUserId())
        .put("ChannelId", channel.channelId())
        .put("AuthToken", channel.agentToken().reveal())
        .toString();
  }
}
