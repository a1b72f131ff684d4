package io.aui.appserver.phone;

import io.aui.appserver.access.AllowedAgents;
import io.aui.appserver.access.Caller;
import io.aui.appserver.access.Overrides;
import io.aui.appserver.access.ReferencedResources;
import io.aui.appserver.error.ApiException;
import io.aui.appserver.error.ErrorCode;
import io.aui.appserver.error.StoredResponse;
import io.aui.appserver.http.ResultResponse;
import io.aui.appserver.ims.ImsGateway;
import io.aui.appserver.ims.Regions;
import io.aui.appserver.operation.InstanceCalls;
import io.aui.appserver.start.Start;
import io.aui.appserver.start.Started;
import io.aui.appserver.start.Starts;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Plans the starts of outbound calls, and hands calls over to people. */
@Singleton
class PhoneService {
  private final Overrides overrides;
  private final AllowedAgents allowed;
  private final ImsGateway ims;
  private final InstanceCalls calls;
  private final Regions regions;
  private final Starts starts;
  private final OutboundConfig config;

  PhoneService(
      Overrides overrides,
      AllowedAgents allowed,
      ImsGateway ims,
      InstanceCalls calls,
      Regions regions,
      Starts starts,
      OutboundConfig config) {
    this.overrides = overrides;
    this.allowed = allowed;
    this.ims = ims;
    this.calls = calls;
    this.regions = regions;
    this.starts = starts;
    this.config = config;
  }

  /** Responds with an {@link OutboundCallResponse}. */
  Uni<StoredResponse> start(Caller caller, OutboundCallRequest request) {
    return starts.run(caller, request, () -> plan(caller, request));
  }

  private Start plan(Caller caller, OutboundCallRequest request) {
    String userId = caller.requiredUserId();
    allowed.require(request.aiAgentId());
    String region = regions.requested(request.region());
    String callerNumber = callerNumber(request);
    return new Start(
        request.aiAgentId(),
        region,
        null,
        new ReferencedResources()
            .session(request.sessionId())
            .voiceprintsIn("config", request.config()),
        () -> overrides.checkOutboundCall(request.config()),
        () ->
            ims.startOutboundCall(region, callerNumber, request)
                .map(
                    started ->
                        new Started(
                            started.instanceId(),
                            userId,
                            null,
                            null,
                            new OutboundCallResponse(started.instanceId(), started.instanceId()))));
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
}
