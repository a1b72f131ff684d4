package io.aui.appserver.phone;

import io.aui.appserver.access.AllowedAgents;
import io.aui.appserver.access.Caller;
import io.aui.appserver.access.NameClaims;
import io.aui.appserver.access.Overrides;
import io.aui.appserver.access.ReferencedResources;
import io.aui.appserver.error.ApiException;
import io.aui.appserver.error.ErrorCode;
import io.aui.appserver.http.RequestContext;
import io.aui.appserver.http.ResultResponse;
import io.aui.appserver.ims.ImsGateway;
import io.aui.appserver.ims.Regions;
import io.aui.appserver.ims.response.StartInstanceResponse;
import io.aui.appserver.limits.quota.StartLimiter;
import io.aui.appserver.operation.InstanceCalls;
import io.aui.appserver.tracking.InstanceState;
import io.aui.appserver.tracking.InstanceTracker;
import io.aui.appserver.tracking.TrackedInstance;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;

/**
 * Starts outbound calls, and hands calls over to people. The instances are tracked like all others.
 */
@Singleton
class PhoneService {
  private final NameClaims claims;
  private final Overrides overrides;
  private final AllowedAgents allowed;
  private final ImsGateway ims;
  private final InstanceTracker tracker;
  private final InstanceCalls calls;
  private final Regions regions;
  private final StartLimiter starts;
  private final OutboundConfig config;
  private final InstantSource clock;

  PhoneService(
      NameClaims claims,
      Overrides overrides,
      AllowedAgents allowed,
      ImsGateway ims,
      InstanceTracker tracker,
      InstanceCalls calls,
      Regions regions,
      StartLimiter starts,
      OutboundConfig config,
      InstantSource clock) {
    this.claims = claims;
    this.overrides = overrides;
    this.allowed = allowed;
    this.ims = ims;
    this.tracker = tracker;
    this.calls = calls;
    this.regions = regions;
    this.starts = starts;
    this.config = config;
    this.clock = clock;
  }

  Uni<OutboundCallResponse> start(Caller caller, OutboundCallRequest request) {
    String userId = caller.requiredUserId();
    allowed.require(request.aiAgentId());
    String region = regions.requested(request.region());
    String callerNumber = callerNumber(request);
    RequestContext context = RequestContext.current();
    return claims
        .during(
            caller,
            new ReferencedResources()
                .session(request.sessionId())
                .voiceprintsIn("config", request.config()),
            () -> {
              overrides.checkOutboundCall(request.config());
              return starts.within(
                  caller,
                  context,
                  region,
                  () ->
                      ims.startOutboundCall(region, callerNumber, request)
                          .call(
                              started ->
                                  tracker.add(
                                      tracked(
                                          started.instanceId(),
                                          userId,
                                          request.aiAgentId(),
                                          region))),
                  StartInstanceResponse::instanceId);
            },
            started -> List.of())
        .map(started -> new OutboundCallResponse(started.instanceId(), started.instanceId()));
  }

  Uni<TakeoverResponse> takeover(Caller caller, TakeoverRequest request) {
    return calls
        .inItsRegion(caller, request, region -> ims.takeoverCall(region, request))
        .map(
            taken ->
                new TakeoverResponse(taken.channelId(), taken.humanAgentUserId(), taken.token()));
  }

  Uni<ResultResponse> forward(Caller caller, ForwardRequest request) {
    return calls
        .inItsRegion(caller, request, region -> ims.forwardCall(region, request))
        .replaceWith(ResultResponse.DONE);
  }

  private String callerNumber(OutboundCallRequest request) {
    if (request.callerNumber() != null) {
      return request.callerNumber();
    }
    return config
        .callerNumber()
        .orElseThrow(
            () ->
                new ApiException(
                    ErrorCode.NOT_CONFIGURED,
                    "phone calls need caller_number, or "
                        + OutboundConfigCheck.VARIABLE
                        + " on this server"));
  }

  private TrackedInstance tracked(String instanceId, String userId, String agentId, String region) {
    return new TrackedInstance(
        instanceId, userId, agentId, region, null, null, clock.instant(), InstanceState.CREATED);
  }
}
