package io.aui.appserver.ims;

import static io.aui.appserver.ims.Answers.needed;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.aui.appserver.ims.wire.DescribeAIAgentInstance;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * The door to IMS for agent instances and tokens; {@link CallGateway}, {@link MessagingGateway} and
 * {@link VoiceprintGateway} are its other leaves, and there is no other way. Every method sends one
 * request to a region's IMS without blocking and fails with an {@link ImsException}; a success that
 * lacks what makes it one (an instance id, a token) is a failure. {@code region} is always a
 * configured one, and parameters that may be null are left out.
 */
@Singleton
public class ImsGateway {
  private final ImsCalls calls;

  ImsGateway(ImsCalls calls) {
    this.calls = calls;
  }

  /**
   * Creates an instance together with its channel and the client's token.
   *
   * @param userId may be null: IMS then makes one
   * @param expireSeconds how long the token is valid
   */
  public Uni<StartedCall> generateCall(
      String region, AgentSetup setup, String userId, long expireSeconds) {
    return calls
        .call(
            ImsAction.GENERATE_AI_AGENT_CALL,
            region,
            ImsClient::generateAIAgentCall,
            new ImsParameters()
                .with("AIAgentId", setup.agentId())
                .with("UserId", userId)
                .with("Expire", expireSeconds)
                .with("AgentConfig", setup.agentConfig())
                .with("TemplateConfig", setup.templateConfig())
                .with("ChatSyncConfig", setup.chatSyncConfig())
                .with("SessionId", setup.sessionId())
                .with("UserData", setup.userData()))
        .map(
            answer -> {
              String instanceId = needed(answer.InstanceId(), "InstanceId", answer);
              return new StartedCall(
                  answer.RequestId(),
                  instanceId,
                  answer.ChannelId(),
                  answer.AIAgentUserId(),
                  answer.UserId() == null ? userId : answer.UserId(),
                  needed(answer.Token(), "Token", answer, instanceId));
            });
  }

  /** Sends an agent into a channel that exists already. */
  public Uni<StartedInstance> startInstance(String region, AgentSetup setup, AgentChannel channel) {
    return calls
        .call(
            ImsAction.START_AI_AGENT_INSTANCE,
            region,
            ImsClient::startAIAgentInstance,
            new ImsParameters()
                .with("AIAgentId", setup.agentId())
                .with("RuntimeConfig", runtimeConfig(channel))
                .with("AgentConfig", setup.agentConfig())
                .with("TemplateConfig", setup.templateConfig())
                .with("ChatSyncConfig", setup.chatSyncConfig())
                .with("SessionId", setup.sessionId())
                .with("UserData", setup.userData()))
        .map(
            answer ->
                new StartedInstance(
                    answer.RequestId(), needed(answer.InstanceId(), "InstanceId", answer)));
  }

  /** Stops an instance. */
  public Uni<Acknowledged> stopInstance(String region, String instanceId) {
    return calls
        .call(
            ImsAction.STOP_AI_AGENT_INSTANCE,
            region,
            ImsClient::stopAIAgentInstance,
            new ImsParameters().with("InstanceId", instanceId))
        .map(Answers::acknowledged);
  }

  /** Changes the configuration of a running instance. */
  public Uni<Acknowledged> updateInstance(
      String region,
      String instanceId,
      String agentConfig,
      String templateConfig,
      String userData) {
    return calls
        .call(
            ImsAction.UPDATE_AI_AGENT_INSTANCE,
            region,
            ImsClient::updateAIAgentInstance,
            new ImsParameters()
                .with("InstanceId", instanceId)
                .with("AgentConfig", agentConfig)
                .with("TemplateConfig", templateConfig)
                .with("UserData", userData))
        .map(Answers::acknowledged);
  }

  /** Reads one instance. */
  public Uni<InstanceDescription> describeInstance(String region, String instanceId) {
    return calls
        .call(
            ImsAction.DESCRIBE_AI_AGENT_INSTANCE,
            region,
            ImsClient::describeAIAgentInstance,
            new ImsParameters().with("InstanceId", instanceId))
        .map(
            answer -> {
              DescribeAIAgentInstance.Described instance =
                  needed(answer.Instance(), "Instance", answer);
              return new InstanceDescription(
                  answer.RequestId(),
                  instance.Status(),
                  instance.CallLogUrl(),
                  ConfigTexts.masked(instance.RuntimeConfig()),
                  ConfigTexts.text(instance.TemplateConfig()),
                  ConfigTexts.text(instance.AgentConfig()),
                  instance.UserData(),
                  time(instance.GmtModified()));
            });
  }

  /** Makes the agent say something now. */
  public Uni<Acknowledged> sendSpeech(
      String region, String instanceId, String text, boolean enableInterrupt, String type) {
    return calls
        .call(
            ImsAction.SEND_AI_AGENT_SPEECH,
            region,
            ImsClient::sendAIAgentSpeech,
            new ImsParameters()
                .with("InstanceId", instanceId)
                .with("Text", text)
                .with("EnableInterrupt", enableInterrupt)
                .with("Type", type))
        .map(Answers::acknowledged);
  }

  /** Feeds a text to the agent's model as if the user had said it. */
  public Uni<Acknowledged> sendText(String region, String instanceId, String text) {
    return calls
        .call(
            ImsAction.SEND_AI_AGENT_TEXT,
            region,
            ImsClient::sendAIAgentText,
            new ImsParameters().with("InstanceId", instanceId).with("Text", text))
        .map(Answers::acknowledged);
  }

  /** Sends a message to the client over the channel's data connection; it must be JSON text. */
  public Uni<Acknowledged> sendDataChannelMessage(
      String region, String instanceId, String message) {
    return calls
        .call(
            ImsAction.SEND_AI_AGENT_DATA_CHANNEL_MESSAGE,
            region,
            ImsClient::sendAIAgentDataChannelMessage,
            new ImsParameters().with("InstanceId", instanceId).with("Message", message))
        .map(Answers::acknowledged);
  }

  /**
   * Makes a login token for a messaging agent.
   *
   * @param role {@code admin}, or null for an ordinary user
   */
  public Uni<ChatToken> generateChatToken(
      String region, String agentId, String userId, String role, long expireSeconds) {
    return calls
        .call(
            ImsAction.GENERATE_MESSAGE_CHAT_TOKEN,
            region,
            ImsClient::generateMessageChatToken,
            new ImsParameters()
                .with("AIAgentId", agentId)
                .with("UserId", userId)
                .with("Role", role)
                .with("Expire", expireSeconds))
        .map(
            answer ->
                new ChatToken(
                    answer.RequestId(),
                    answer.AppId(),
                    answer.AppSign(),
                    needed(answer.Token(), "Token", answer),
                    answer.UserId(),
                    answer.Nonce(),
                    answer.Role(),
                    answer.TimeStamp()));
  }

  /** The flat form, the one that is not deprecated. */
  private static String runtimeConfig(AgentChannel channel) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("AgentUserId", channel.agentUserId())
        .put("ChannelId", channel.channelId())
        .put("AuthToken", channel.agentToken().reveal())
        .toString();
  }

  /**
   * IMS writes offsets ({@code 2025-07-18T06:39:08.000+00:00}); anything else is taken for none.
   */
  private static Optional<Instant> time(String text) {
    try {
      return Optional.ofNullable(text).map(OffsetDateTime::parse).map(OffsetDateTime::toInstant);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
