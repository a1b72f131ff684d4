package io.aui.appserver.agent;

import io.aui.appserver.access.AllowedAgents;
import io.aui.appserver.access.Caller;
import io.aui.appserver.error.ApiException;
import io.aui.appserver.error.ErrorCode;
import io.aui.appserver.http.Exchange;
import io.aui.appserver.ims.ImsGateway;
import io.aui.appserver.ims.Regions;
import io.aui.appserver.ims.response.StartInstanceResponse;
import io.aui.appserver.limits.Starts;
import io.aui.appserver.tracking.InstanceState;
import io.aui.appserver.tracking.InstanceTracker;
import io.aui.appserver.tracking.TrackedInstance;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Has agents call phones, and remembers these instances like all others. */
@Singleton
class OutboundService {
  private final Admission admission;
  private final AllowedAgents allowed;
  private final ImsGateway ims;
  private final InstanceTracker tracker;
  private final Regions regions;
  private final Starts starts;
  private final OutboundConfig config;
  private final InstantSource clock;

  OutboundService(
      Admission admission,
      AllowedAgents allowed,
      ImsGateway ims,
      InstanceTracker tracker,
      Regions regions,
      Starts starts,
      OutboundConfig config,
      InstantSource clock) {
    this.admission = admission;
    this.allowed = allowed;
    this.ims = ims;
    this.tracker = tracker;
    this.regions = regions;
    this.starts = starts;
    this.config = config;
    this.clock = clock;
  }

  Uni<OutboundCallAnswer> call(Caller caller, Exchange exchange, OutboundCallRequest request) {
    String userId = caller.requiredUserId();
    allowed.require(request.aiAgentId());
    String region = regions.requested(request.region());
    String callerNumber = callerNumber(request);
    return admission
        .call(
            caller,
            request,
            () ->
                starts.within(
                    caller,
                    exchange,
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
                    StartInstanceResponse::instanceId))
        .map(
            started ->
                new OutboundCallAnswer(
                    exchange.orOwnId(started.requestId()),
                    started.instanceId(),
                    started.instanceId()));
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
                        + OutboundRequirement.VARIABLE
                        + " on this server"));
  }

  private TrackedInstance tracked(String instanceId, String userId, String agentId, String region) {
    return new TrackedInstance(
        instanceId, userId, agentId, region, null, null, clock.instant(), InstanceState.CREATED);
  }
}
