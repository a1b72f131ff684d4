package io.aui.appserver.ims;

import static io.aui.appserver.ims.Answers.needed;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/**
 * The door to IMS for phone calls, for handing calls over to people, and for an agent's load; the
 * promises are those of {@link ImsGateway}.
 */
@Singleton
public class CallGateway {
  private final ImsCalls calls;

  CallGateway(ImsCalls calls) {
    this.calls = calls;
  }

  /** Has an agent call a phone number. */
  public Uni<StartedInstance> startOutboundCall(String region, OutboundCall call) {
    return calls
        .call(
            ImsAction.START_AI_AGENT_OUTBOUND_CALL,
            region,
            ImsClient::startAIAgentOutboundCall,
            new ImsParameters()
                .with("AIAgentId", call.agentId())
                .with("CalledNumber", call.calledNumber())
                .with("CallerNumber", call.callerNumber())
                .with("Config", call.config())
                .with("SessionId", call.sessionId())
                .with("UserData", call.userData()))
        .map(
            answer ->
                new StartedInstance(
                    answer.RequestId(), needed(answer.InstanceId(), "InstanceId", answer)));
  }

  /**
   * Gives the agent's seat in a channel to a person.
   *
   * @param humanAgentUserId may be null: IMS then makes one
   * @param requireToken whether that person needs a token for the channel; without one in the
   *     answer, it is a failure then
   */
  public Uni<TakenOverCall> takeover(
      String region, String instanceId, String humanAgentUserId, Boolean requireToken) {
    return calls
        .call(
            ImsAction.TAKEOVER_AI_AGENT_CALL,
            region,
            ImsClient::takeoverAIAgentCall,
            new ImsParameters()
                .with("InstanceId", instanceId)
                .with("HumanAgentUserId", humanAgentUserId)
                .with("RequireToken", requireToken))
        .map(
            answer -> {
              String user =
                  answer.HumanAgentUserId() == null ? humanAgentUserId : answer.HumanAgentUserId();
              return new TakenOverCall(
                  answer.RequestId(),
                  needed(answer.ChannelId(), "ChannelId", answer),
                  needed(user, "HumanAgentUserId", answer),
                  Boolean.TRUE.equals(requireToken)
                      ? needed(answer.Token(), "Token", answer)
                      : answer.Token());
            });
  }

  /** Transfers an inbound phone call; everything but the instance may be null. */
  public Uni<Acknowledged> forward(
      String region,
      String instanceId,
      String calledNumber,
      String callerNumber,
      String transferPrompt,
      String errorPrompt) {
    return calls
        .call(
            ImsAction.FORWARD_AI_AGENT_CALL,
            region,
            ImsClient::forwardAIAgentCall,
            new ImsParameters()
                .with("InstanceId", instanceId)
                .with("CalledNumber", calledNumber)
                .with("CallerNumber", callerNumber)
                .with("TransferPrompt", transferPrompt)
                .with("ErrorPrompt", errorPrompt))
        .map(Answers::acknowledged);
  }

  /** How many calls of an agent are going on. */
  public Uni<AgentLoad> load(String region, String agentId) {
    return calls
        .call(
            ImsAction.GET_AI_AGENT_CONCURRENCY,
            region,
            ImsClient::getAIAgentConcurrency,
            new ImsParameters().with("AIAgentId", agentId))
        .map(
            answer ->
                new AgentLoad(
                    answer.RequestId(), needed(answer.ActiveCount(), "ActiveCount", answer)));
  }
}
