package io.aui.appserver.agent;

import io.aui.appserver.access.AllowedAgents;
import io.aui.appserver.access.Caller;
import io.aui.appserver.agent.catalog.Agents;
import io.aui.appserver.agent.catalog.WorkflowType;
import io.aui.appserver.error.StoredResponse;
import io.aui.appserver.guest.Guest;
import io.aui.appserver.guest.GuestCalls;
import io.aui.appserver.http.RequestContext;
import io.aui.appserver.ims.ImsGateway;
import io.aui.appserver.ims.Regions;
import io.aui.appserver.ims.request.AgentChannel;
import io.aui.appserver.rtc.RtcTokens;
import io.aui.appserver.rtc.RtcTokens.RtcToken;
import io.aui.appserver.start.Start;
import io.aui.appserver.start.Started;
import io.aui.appserver.start.Starts;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Plans starts of agents: chooses agent and region, and makes the tokens. */
@Singleton
class StartService {
  private final StartAuthorizer authorizer;
  private final ImsGateway ims;
  private final Agents agents;
  private final AllowedAgents allowed;
  private final Regions regions;
  private final RtcTokens tokens;
  private final Starts starts;
  private final GuestCalls guests;
  private final InstantSource clock;

  StartService(
      StartAuthorizer authorizer,
      ImsGateway ims,
      Agents agents,
      AllowedAgents allowed,
      Regions regions,
      RtcTokens tokens,
      Starts starts,
      GuestCalls guests,
      InstantSource clock) {
    this.authorizer = authorizer;
    this.ims = ims;
    this.agents = agents;
    this.allowed = allowed;
    this.regions = regions;
    this.tokens = tokens;
    this.starts = starts;
    this.guests = guests;
    this.clock = clock;
  }

  /** Responds with a {@link GenerateResponse}. */
  Uni<StoredResponse> generate(Caller caller, GenerateRequest request) {
    RequestContext context = RequestContext.current();
    return starts.run(caller, request, () -> planGenerate(caller, request, context));
  }

  private Start planGenerate(Caller caller, GenerateRequest request, RequestContext context) {
    Optional<Guest> guest = Guest.of(context);
    GenerateRequest allowed = guest.map(request::of).orElse(request);
    Choice choice = choose(allowed);
    long expire = Expiry.seconds(context.version(), allowed.expire());
    return plan(
        caller,
        allowed,
        choice,
        null,
        () ->
            guest.isEmpty()
                ? generate(caller, allowed, choice, expire)
                : guests.run(
                    guest.get(),
                    choice.region,
                    longest ->
                        generate(caller, allowed, choice, Math.min(expire, longest.toSeconds()))));
  }

  private Uni<Started> generate(
      Caller caller, GenerateRequest request, Choice choice, long expire) {
    return ims.generateCall(choice.region, choice.agentId, request, caller.userId(), expire)
        .map(
            call ->
                new Started(
                    call.instanceId(),
                    call.userId(),
                    call.channelId(),
                    clock.instant().plusSeconds(expire),
                    new GenerateResponse(
                        choice.agentId,
                        call.instanceId(),
                        call.aiAgentUserId(),
                        call.channelId(),
                        call.token(),
                        call.userId(),
                        choice.typeSpelling())));
  }

  /** Responds with a {@link StartResponse}. */
  Uni<StoredResponse> start(Caller caller, StartInstanceRequest request) {
    return starts.run(caller, request, () -> planStart(caller, request));
  }

  private Start planStart(Caller caller, StartInstanceRequest request) {
    String userId = caller.requiredUserId();
    Choice choice = choose(request);
    String channelId = RtcTokens.newId();
    RtcToken clientToken = tokens.forClient(channelId, userId);
    ChannelGrant grant = grant(channelId);
    return plan(
        caller,
        request,
        choice,
        null,
        startInstance(
            userId,
            request,
            choice,
            grant,
            id ->
                new StartResponse(
                    id, grant.channel.agentUserId(), channelId, clientToken.value())));
  }

  /** Responds with a {@link StartResponse}. */
  Uni<StoredResponse> startWithChannel(Caller caller, StartWithChannelRequest request) {
    return starts.run(caller, request, () -> planStartWithChannel(caller, request));
  }

  private Start planStartWithChannel(Caller caller, StartWithChannelRequest request) {
    String userId = caller.requiredUserId();
    Choice choice = choose(request);
    ChannelGrant grant = grant(request.channelId());
    return plan(
        caller,
        request,
        choice,
        request.channelId(),
        startInstance(
            userId,
            request,
            choice,
            grant,
            id -> new StartResponse(id, grant.channel.agentUserId(), null, null)));
  }

  private Supplier<Uni<Started>> startInstance(
      String userId,
      StartRequest request,
      Choice choice,
      ChannelGrant grant,
      Function<String, StartResponse> response) {
    return () ->
        ims.startInstance(choice.region, choice.agentId, request, grant.channel)
            .map(
                started ->
                    new Started(
                        started.instanceId(),
                        userId,
                        grant.channel.channelId(),
                        grant.expiresAt,
                        response.apply(started.instanceId())));
  }

  private ChannelGrant grant(String channelId) {
    String agentUserId = RtcTokens.newId();
    RtcToken token = tokens.forAgent(channelId, agentUserId);
    return new ChannelGrant(
        new AgentChannel(channelId, agentUserId, token.value()),
        Instant.ofEpochSecond(token.expiresAt()));
  }

  /**
   * The channel that an agent joins, with the end of the agent's token, which is the longest-lived
   * token of the channel.
   */
  private record ChannelGrant(AgentChannel channel, Instant expiresAt) {}

  private Choice choose(StartRequest request) {
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
    return new Choice(region, agentId, type.or(() -> agents.typeOf(agentId, region)));
  }

  private record Choice(String region, String agentId, Optional<WorkflowType> type) {
    private String typeSpelling() {
      return type.map(WorkflowType::spelling).orElse(null);
    }
  }

  /**
   * Plans a start with what has been chosen.
   *
   * @param channelId the channel that the client has chosen; null if there is none
   */
  private Start plan(
      Caller caller,
      StartRequest request,
      Choice choice,
      String channelId,
      Supplier<Uni<Started>> call) {
    return new Start(
        choice.agentId,
        choice.region,
        choice.typeSpelling(),
        authorizer.namesOf(caller, request, channelId),
        () ->
            authorizer.requireAllowed(
                choice.agentId, choice.region, request.templateConfig(), request.agentConfig()),
        call);
  }
}
