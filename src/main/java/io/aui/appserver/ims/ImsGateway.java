package io.aui.appserver.ims;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.aui.appserver.Secret;
import io.aui.appserver.ims.ImsException.InvalidAnswer;
import io.aui.appserver.ims.ImsException.Reason;
import io.aui.appserver.ims.wire.Answer;
import io.aui.appserver.ims.wire.DescribeAIAgentInstance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The only door to IMS. Every method sends one request to a region's IMS without blocking and fails
 * with an {@link ImsException}; a success that lacks what makes it one (an instance id, a token) is
 * a failure. {@code region} is always a configured one, and parameters that may be null are left
 * out.
 */
@ApplicationScoped
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
            ims ->
                ims.generateAIAgentCall(
                    setup.agentId(),
                    userId,
                    expireSeconds,
                    setup.agentConfig(),
                    setup.templateConfig(),
                    setup.chatSyncConfig(),
                    setup.sessionId(),
                    setup.userData()))
        .map(
            answer ->
                new StartedCall(
                    answer.RequestId(),
                    needed(answer.InstanceId(), "InstanceId", answer),
                    answer.ChannelId(),
                    answer.AIAgentUserId(),
                    answer.UserId() == null ? userId : answer.UserId(),
                    needed(answer.Token(), "Token", answer)));
  }

  /** Sends an agent into a channel that exists already. */
  public Uni<StartedInstance> startInstance(String region, AgentSetup setup, AgentChannel channel) {
    return calls
        .call(
            ImsAction.START_AI_AGENT_INSTANCE,
            region,
            ims ->
                ims.startAIAgentInstance(
                    setup.agentId(),
                    runtimeConfig(channel),
                    setup.agentConfig(),
                    setup.templateConfig(),
                    setup.chatSyncConfig(),
                    setup.sessionId(),
                    setup.userData()))
        .map(
            answer ->
                new StartedInstance(
                    answer.RequestId(), needed(answer.InstanceId(), "InstanceId", answer)));
  }

  /** Stops an instance. */
  public Uni<Acknowledged> stopInstance(String region, String instanceId) {
    return calls
        .call(ImsAction.STOP_AI_AGENT_INSTANCE, region, ims -> ims.stopAIAgentInstance(instanceId))
        .map(ImsGateway::acknowledged);
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
            ims -> ims.updateAIAgentInstance(instanceId, agentConfig, templateConfig, userData))
        .map(ImsGateway::acknowledged);
  }

  /** Reads one instance. */
  public Uni<InstanceDescription> describeInstance(String region, String instanceId) {
    return calls
        .call(
            ImsAction.DESCRIBE_AI_AGENT_INSTANCE,
            region,
            ims -> ims.describeAIAgentInstance(instanceId))
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
                  instance.UserData());
            });
  }

  /** Makes the agent say something now. */
  public Uni<Acknowledged> sendSpeech(
      String region, String instanceId, String text, boolean enableInterrupt, String type) {
    return calls
        .call(
            ImsAction.SEND_AI_AGENT_SPEECH,
            region,
            ims -> ims.sendAIAgentSpeech(instanceId, text, enableInterrupt, type))
        .map(ImsGateway::acknowledged);
  }

  /** Feeds a text to the agent's model as if the user had said it. */
  public Uni<Acknowledged> sendText(String region, String instanceId, String text) {
    return calls
        .call(ImsAction.SEND_AI_AGENT_TEXT, region, ims -> ims.sendAIAgentText(instanceId, text))
        .map(ImsGateway::acknowledged);
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
            ims -> ims.generateMessageChatToken(agentId, userId, role, expireSeconds))
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

  private static Acknowledged acknowledged(Answer answer) {
    return new Acknowledged(answer.RequestId());
  }

  private static <T> T needed(T value, String member, Answer answer) {
    boolean blank =
        (value instanceof String text && text.isBlank())
            || (value instanceof Secret secret && secret.reveal().isBlank());
    if (value == null || blank) {
      throw new InvalidAnswer(
          new Reason(null, "IMS answered a success without " + member, answer.RequestId()));
    }
    return value;
  }
}
