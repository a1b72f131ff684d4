package io.aui.appserver.agent;

import io.aui.appserver.access.AllowedAgents;
import io.aui.appserver.access.Caller;
import io.aui.appserver.error.ApiException;
import io.aui.appserver.error.ErrorCode;
import io.aui.appserver.http.Exchange;
import io.aui.appserver.http.JsonObjectText;
import io.aui.appserver.ims.CallGateway;
import io.aui.appserver.ims.OutboundCall;
import io.aui.appserver.ims.Regions;
import io.aui.appserver.ims.StartedInstance;
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
  private final CallGateway ims;
  private final InstanceTracker tracker;
  private final Regions regions;
  private final Starts starts;
  private final OutboundConfig config;
  private final InstantSource clock;

  OutboundService(
      Admission admission,
      AllowedAgents allowed,
      CallGateway ims,
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
    OutboundCall call =
        new OutboundCall(
            request.aiAgentId(),
            request.calledNumber(),
            callerNumber(request),
            JsonObjectText.textOf(request.config()),
            request.sessionId(),
            request.userData());
    return admission
        .call(caller, request)
        .chain(
            () ->
                starts.within(
                    caller,
                    exchange,
                    () ->
                        ims.startOutboundCall(region, call)
                            .call(
                                started ->
                                    tracker.add(
                                        tracked(
                                            started.instanceId(),
                                            userId,
                                            request.aiAgentId(),
                                            region))),
                    StartedInstance::instanceId))
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
