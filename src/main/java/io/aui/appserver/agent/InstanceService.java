package io.aui.appserver.agent;

import io.aui.appserver.access.Caller;
import io.aui.appserver.access.Ownership;
import io.aui.appserver.error.ExecutionOutcome;
import io.aui.appserver.http.ResultResponse;
import io.aui.appserver.ims.ImsGateway;
import io.aui.appserver.ims.failure.ImsException;
import io.aui.appserver.ims.response.DescribeInstanceResponse;
import io.aui.appserver.limits.duration.InstanceTerminator;
import io.aui.appserver.limits.duration.Stops;
import io.aui.appserver.limits.quota.Requests;
import io.aui.appserver.operation.InstanceCalls;
import io.aui.appserver.tracking.EndCause;
import io.aui.appserver.tracking.InstanceState;
import io.aui.appserver.tracking.TrackedInstance;
import io.aui.appserver.tracking.TrackingConfig;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The operations on a running instance. Each is sent to the region in which the instance was
 * started.
 */
@Singleton
class InstanceService {
  private final ImsGateway ims;
  private final Ownership ownership;
  private final StartAuthorizer authorizer;
  private final InstanceTerminator terminator;
  private final Stops stops;
  private final Requests requests;
  private final InstanceCalls calls;
  private final InstantSource clock;
  private final Duration arrivalTimeout;

  InstanceService(
      ImsGateway ims,
      Ownership ownership,
      StartAuthorizer authorizer,
      InstanceTerminator terminator,
      Stops stops,
      Requests requests,
      InstanceCalls calls,
      InstantSource clock,
      TrackingConfig tracking) {
    this.ims = ims;
    this.ownership = ownership;
    this.authorizer = authorizer;
    this.terminator = terminator;
    this.stops = stops;
    this.requests = requests;
    this.calls = calls;
    this.clock = clock;
    this.arrivalTimeout = tracking.arrivalTimeout();
  }

  /**
   * Stops an instance. If it is known to have ended, IMS is not called. IMS's response is returned
   * at once; the instance counts as ended only after a later describe has confirmed it.
   */
  Uni<ResultResponse> stop(Caller caller, StopRequest request) {
    String id = request.aiAgentInstanceId();
    return ownership
        .instance(caller, id, request.region())
        .flatMap(
            known ->
                known.filter(i -> i.state() == InstanceState.FINISHED).isPresent()
                    ? Uni.createFrom().item(ResultResponse.DONE)
                    : requests
                        .within(caller, () -> ims.stopInstance(calls.region(known, request), id))
                        .onItemOrFailure()
                        .invoke((stopped, failure) -> verifyStop(caller, known, failure))
                        .map(stopped -> ResultResponse.DONE)
                        .onFailure(InstanceService::isAboutTheInstance)
                        .recoverWithUni(refusal -> unlessEnded(known, refusal)));
  }

  Uni<ResultResponse> update(Caller caller, UpdateRequest request) {
    return ownership
        .instance(caller, request.aiAgentInstanceId(), request.region())
        .flatMap(
            known -> {
              String region = calls.region(known, request);
              return authorizer.update(
                  caller,
                  known.map(TrackedInstance::agentId).orElse(null),
                  region,
                  request,
                  () -> requests.within(caller, () -> ims.updateInstance(region, request)));
            })
        .map(updated -> ResultResponse.DONE);
  }

  Uni<ResultResponse> sendSpeech(Caller caller, SpeechRequest request) {
    return calls
        .inItsRegion(
            caller,
            request,
            region ->
                ims.sendSpeech(
                    region,
                    request.aiAgentInstanceId(),
                    request.text(),
                    request.enableInterrupt(),
                    request.type()))
        .map(sent -> ResultResponse.DONE);
  }

  Uni<ResultResponse> sendText(Caller caller, TextRequest request) {
    return calls
        .inItsRegion(
            caller,
            request,
            region -> ims.sendText(region, request.aiAgentInstanceId(), request.text()))
        .map(sent -> ResultResponse.DONE);
  }

  Uni<ResultResponse> sendDataChannelMessage(Caller caller, MessageRequest request) {
    return calls
        .inItsRegion(
            caller,
            request,
            region ->
                ims.sendDataChannelMessage(region, request.aiAgentInstanceId(), request.message()))
        .map(sent -> ResultResponse.DONE);
  }

  /** Reads an instance and records its state. */
  Uni<DescribeResponse> describe(Caller caller, DescribeRequest request) {
    String id = request.aiAgentInstanceId();
    return calls.inItsRegion(
        caller,
        request,
        (region, known) ->
            terminator.describe(region, id).map(described -> response(described, known)));
  }

  /** A failed stop is verified too, because IMS may have executed it. */
  private void verifyStop(Caller caller, Optional<TrackedInstance> known, Throwable failure) {
    if (failure == null || !ExecutionOutcome.definitelyNotExecuted(failure)) {
      known.ifPresent(
          instance -> stops.verify(instance.region(), instance.id(), stoppedBy(caller, instance)));
    }
  }

  /** In access mode none nobody is an administrator. */
  private static EndCause stoppedBy(Caller caller, TrackedInstance instance) {
    return caller.provedUserId().filter(user -> !user.equals(instance.userId())).isPresent()
        ? EndCause.ADMINISTRATOR
        : EndCause.OWNER;
  }

  private static boolean isAboutTheInstance(Throwable failure) {
    return failure instanceof ImsException ims
        && (ims.kind() == ImsException.Kind.NOT_FOUND || ims.kind() == ImsException.Kind.REJECTED);
  }

  /** IMS may refuse to stop an instance because it has ended. That is a success for the caller. */
  private Uni<ResultResponse> unlessEnded(Optional<TrackedInstance> known, Throwable refusal) {
    Uni<Boolean> ended =
        known
            .map(instance -> stops.hasEnded(instance.region(), instance.id()))
            .orElseGet(() -> Uni.createFrom().item(false));
    return ended.map(
        yes -> {
          if (!yes) {
            throw (ImsException) refusal;
          }
          return ResultResponse.DONE;
        });
  }

  private DescribeResponse response(
      DescribeInstanceResponse described, Optional<TrackedInstance> known) {
    DescribeInstanceResponse.Instance instance = described.instance();
    boolean created = InstanceState.CREATED.isImsStatus(instance.status());
    boolean overdue =
        created && known.filter(i -> i.isOverdue(clock.instant(), arrivalTimeout)).isPresent();
    return new DescribeResponse(
        "success",
        instance.status(),
        instance.callLogUrl(),
        instance.runtimeConfig(),
        instance.templateConfig(),
        instance.agentConfig(),
        instance.userData(),
        overdue ? true : null);
  }
}
