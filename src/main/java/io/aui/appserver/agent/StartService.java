package io.aui.appserver.agent;

import io.aui.appserver.access.AllowedAgents;
import io.aui.appserver.access.Caller;
import io.aui.appserver.access.NameClaims;
import io.aui.appserver.http.RequestContext;
import io.aui.appserver.ims.ImsException;
import io.aui.appserver.ims.ImsGateway;
import io.aui.appserver.ims.Regions;
import io.aui.appserver.ims.request.AgentChannel;
import io.aui.appserver.ims.response.GenerateCallResponse;
import io.aui.appserver.ims.response.StartInstanceResponse;
import io.aui.appserver.limits.quota.StartLimiter;
import io.aui.appserver.rtc.RtcTokens;
import io.aui.appserver.tracking.InstanceState;
import io.aui.appserver.tracking.InstanceTracker;
import io.aui.appserver.tracking.TrackedInstance;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;

/**
 * Starts agents: chooses agent and region, calls IMS, and tracks the instance before the response
 * is sent.
 */
@Singleton
class StartService {
  private final StartAuthorizer authorizer;
  private final NameClaims claims;
  private final ImsGateway ims;
  private final InstanceTracker tracker;
  private final Agents agents;
  private final AllowedAgents allowed;
  private final Regions regions;
  private final RtcTokens tokens;
  private final StartLimiter starts;
  private final InstantSource clock;

  StartService(
      StartAuthorizer authorizer,
      NameClaims claims,
      ImsGateway ims,
      InstanceTracker tracker,
      Agents agents,
      AllowedAgents allowed,
      Regions regions,
      RtcTokens tokens,
      StartLimiter starts,
      InstantSource clock) {
    this.authorizer = authorizer;
    this.claims = claims;
    this.ims = ims;
    this.tracker = tracker;
    this.agents = agents;
    this.allowed = allowed;
    this.regions = regions;
    this.tokens = tokens;
    this.starts = starts;
    this.clock = clock;
  }

  Uni<GenerateResponse> generate(Caller caller, GenerateRequest request) {
    RequestContext context = RequestContext.current();
    StartPlan plan = plan(request);
    long expire = Expiry.seconds(context.version(), request.expire());
    return authorizer
        .start(
            caller,
            plan.agentId,
            plan.region,
            request,
            null,
            () ->
                starts.within(
                    caller,
                    context,
                    plan.region,
                    () -> generate(caller, plan, expire),
                    GenerateCallResponse::instanceId),
            call ->
                claims.channel(
                    call.channelId(), clock.instant().plusSeconds(expire), call.instanceId()))
        .map(
            call ->
                new GenerateResponse(
                    plan.agentId,
                    call.instanceId(),
                    call.aiAgentUserId(),
                    call.channelId(),
                    call.token(),
                    call.userId(),
                    plan.typeSpelling()));
  }

  private Uni<GenerateCallResponse> generate(Caller caller, StartPlan plan, long expire) {
    return ims.generateCall(plan.region, plan.agentId, plan.request, caller.userId(), expire)
        .call(call -> tracker.add(plan.started(call.instanceId(), call.userId(), call.channelId())))
        .onFailure(ImsException.class)
        .call(failure -> trackUnusable(plan, caller, failure));
  }

  /**
   * IMS may name an instance without what the client needs to use it. It runs until it is stopped.
   */
  private Uni<Void> trackUnusable(StartPlan plan, Caller caller, ImsException failure) {
    return failure
        .instanceId()
        .map(id -> tracker.add(plan.started(id, Objects.toString(caller.userId(), ""), null)))
        .orElseGet(() -> Uni.createFrom().voidItem());
  }

  Uni<StartResponse> start(Caller caller, StartInstanceRequest request) {
    String userId = caller.requiredUserId();
    StartPlan plan = plan(request);
    String channelId = RtcTokens.newId();
    RtcTokens.RtcToken clientToken = tokens.forClient(channelId, userId);
    ChannelGrant grant = grant(channelId);
    return start(caller, request, plan, grant, null)
        .map(
            started ->
                new StartResponse(
                    started.instanceId(),
                    grant.channel.agentUserId(),
                    channelId,
                    clientToken.value()));
  }

  Uni<StartResponse> startWithChannel(Caller caller, StartWithChannelRequest request) {
    caller.requiredUserId();
    String channelId = request.channelId();
    StartPlan plan = plan(request);
    ChannelGrant grant = grant(channelId);
    return start(caller, request, plan, grant, channelId)
        .map(
            started ->
                new StartResponse(started.instanceId(), grant.channel.agentUserId(), null, null));
  }

  private Uni<StartInstanceResponse> start(
      Caller caller,
      StartRequest request,
      StartPlan plan,
      ChannelGrant grant,
      String chosenChannelId) {
    String channelId = grant.channel.channelId();
    RequestContext context = RequestContext.current();
    return authorizer.start(
        caller,
        plan.agentId,
        plan.region,
        request,
        chosenChannelId,
        () ->
            starts.within(
                caller,
                context,
                plan.region,
                () ->
                    ims.startInstance(plan.region, plan.agentId, request, grant.channel)
                        .call(
                            started ->
                                tracker.add(
                                    plan.started(
                                        started.instanceId(), caller.userId(), channelId))),
                StartInstanceResponse::instanceId),
        started -> claims.channel(channelId, grant.expiresAt, started.instanceId()));
  }

  private ChannelGrant grant(String channelId) {
    String agentUserId = RtcTokens.newId();
    RtcTokens.RtcToken token = tokens.forAgent(channelId, agentUserId);
    return new ChannelGrant(
        new AgentChannel(channelId, agentUserId, token.value()),
        Instant.ofEpochSecond(token.expiresAt()));
  }

  /**
   * The channel that an agent joins, with the end of the agent's token, which is the longest-lived
   * token of the channel.
   */
  private record ChannelGrant(AgentChannel channel, Instant expiresAt) {}

  private StartPlan plan(StartRequest request) {
    allowed.require(request.aiAgentId());
    allowed.requireIn(request.chatSyncConfig());
    String region = regions.requested(request.region());
    if (request.aiAgentId() == null) {
      // With an agent id the type chooses nothing, and newer clients may send types unknown here.
      WorkflowType.check(request.workflowType());
    }
    Optional<WorkflowType> type = WorkflowType.find(request.workflowType());
    String agentId =
        request.aiAgentId() != null
            ? request.aiAgentId()
            : agents.configured(type.orElse(WorkflowType.VOICE_CHAT), region);
    return new StartPlan(region, type.or(() -> agents.typeOf(agentId, region)), agentId, request);
  }

  /** The agent, region and workflow type chosen for a request. */
  private final class StartPlan {
    private final String region;
    private final Optional<WorkflowType> type;
    private final String agentId;
    private final StartRequest request;

    private StartPlan(
        String region, Optional<WorkflowType> type, String agentId, StartRequest request) {
      this.region = region;
      this.type = type;
      this.agentId = agentId;
      this.request = request;
    }

    private String typeSpelling() {
      return type.map(WorkflowType::spelling).orElse(null);
    }

    private TrackedInstance started(String instanceId, String userId, String channelId) {
      return new TrackedInstance(
          instanceId,
          userId,
          agentId,
          region,
          channelId,
          typeSpelling(),
          clock.instant(),
          InstanceState.CREATED);
    }
  }
}
