package io.aui.appserver.start;

import io.aui.appserver.access.Caller;
import io.aui.appserver.access.NameClaims;
import io.aui.appserver.error.ExecutionOutcome;
import io.aui.appserver.error.ResponseWriter;
import io.aui.appserver.error.StoredResponse;
import io.aui.appserver.http.RequestContext;
import io.aui.appserver.ims.failure.ImsException;
import io.aui.appserver.start.StartStore.AdmissionRequest;
import io.aui.appserver.start.StartStore.Admitted;
import io.aui.appserver.start.StartStore.Executed;
import io.aui.appserver.start.StartStore.NotExecuted;
import io.aui.appserver.start.StartStore.Settlement;
import io.aui.appserver.start.StartStore.Unknown;
import io.aui.appserver.tracking.InstanceState;
import io.aui.appserver.tracking.OwnershipRegistry.Reservation;
import io.aui.appserver.tracking.TrackedInstance;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Sends an admitted start to IMS, makes the response from what comes back, and settles the start.
 */
@Singleton
class StartExecutor {
  private final NameClaims claims;
  private final Settlements settlements;
  private final ResponseWriter responses;
  private final InstantSource clock;

  StartExecutor(
      NameClaims claims, Settlements settlements, ResponseWriter responses, InstantSource clock) {
    this.claims = claims;
    this.settlements = settlements;
    this.responses = responses;
    this.clock = clock;
  }

  /**
   * Executes a start.
   *
   * @param context receives the instance's id, even after the request has ended
   */
  Uni<StoredResponse> execute(
      Caller caller,
      Start start,
      AdmissionRequest request,
      Admitted admitted,
      RequestContext context) {
    return Uni.createFrom()
        .deferred(() -> start.call().get())
        .map(started -> executed(start, started, request, admitted, context))
        .onFailure()
        .recoverWithItem(failure -> failed(caller, start, failure, request, context))
        .flatMap(settlement -> settlements.settle(settlement, context));
  }

  /** Ends an admitted start with a refusal instead of executing it. */
  Uni<StoredResponse> refuse(
      AdmissionRequest request, RuntimeException refusal, RequestContext context) {
    return settlements.settle(notExecuted(request, refusal, context), context);
  }

  private Settlement executed(
      Start start,
      Started started,
      AdmissionRequest request,
      Admitted admitted,
      RequestContext context) {
    context.concernsInstance(started.instanceId());
    List<Reservation> reserved = new ArrayList<>();
    if (request.names().isPresent()) {
      reserved.addAll(claims.reservations(admitted.claimed()));
      reserved.addAll(
          claims.channel(started.channelId(), started.channelUntil(), started.instanceId()));
    }
    return new Settlement(
        request,
        new Executed(
            tracked(start, started.instanceId(), started.userId(), started.channelId()), reserved),
        Optional.of(responses.success(started.response(), context)));
  }

  private Settlement failed(
      Caller caller,
      Start start,
      Throwable failure,
      AdmissionRequest request,
      RequestContext context) {
    if (ExecutionOutcome.definitelyNotExecuted(failure)) {
      return notExecuted(request, failure, context);
    }
    Optional<String> unusable =
        failure instanceof ImsException ims ? ims.instanceId() : Optional.empty();
    context.outcomeIsUnknown(unusable);
    return new Settlement(
        request,
        new Unknown(unusable.map(id -> tracked(start, id, caller.userId(), null))),
        Optional.of(responses.failure(failure, context)));
  }

  private Settlement notExecuted(
      AdmissionRequest request, Throwable failure, RequestContext context) {
    return new Settlement(
        request, new NotExecuted(), Optional.of(responses.failure(failure, context)));
  }

  private TrackedInstance tracked(Start start, String instanceId, String userId, String channelId) {
    return new TrackedInstance(
        instanceId,
        Objects.requireNonNullElse(userId, ""),
        start.agentId(),
        start.region(),
        channelId,
        start.workflowType(),
        clock.instant(),
        InstanceState.CREATED);
  }
}
