package io.aui.appserver.start;

import io.aui.appserver.access.Caller;
import io.aui.appserver.access.NameClaims;
import io.aui.appserver.error.ApiException;
import io.aui.appserver.error.ErrorCode;
import io.aui.appserver.error.ResponseWriter;
import io.aui.appserver.error.StoredResponse;
import io.aui.appserver.http.RequestContext;
import io.aui.appserver.http.Uncancellable;
import io.aui.appserver.http.UniqueId;
import io.aui.appserver.idempotency.IdempotencyCounters;
import io.aui.appserver.idempotency.IdempotencyKey;
import io.aui.appserver.idempotency.IdempotencyStore.LostRunException;
import io.aui.appserver.idempotency.IdempotentRequest;
import io.aui.appserver.limits.quota.Requests;
import io.aui.appserver.start.StartStore.Admission;
import io.aui.appserver.start.StartStore.AdmissionRequest;
import io.aui.appserver.start.StartStore.Admitted;
import io.aui.appserver.start.StartStore.Answered;
import io.aui.appserver.start.StartStore.Conflicting;
import io.aui.appserver.start.StartStore.InFlight;
import io.aui.appserver.start.StartStore.Names;
import io.aui.appserver.start.StartStore.Settlement;
import io.aui.appserver.start.StartStore.Unknown;
import io.aui.appserver.tracking.Name;
import io.aui.appserver.tracking.TrackingConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Runs every start of an agent: admits it, sends it to IMS and settles it.
 *
 * <p>A request with an {@code Idempotency-Key} is executed only once, to its end even if its client
 * goes away. The same request again gets exactly the same response; if the first is still running,
 * it waits for it. A failure is not kept if IMS definitely did not execute the start. Any other
 * failure is kept until the key expires, as a success is: the same error twice is better than two
 * agents.
 */
@Singleton
public class Starts {
  private final StartStore store;
  private final StartExecutor executor;
  private final Settlements settlements;
  private final Admissions admissions;
  private final IdempotencyCounters counters;
  private final ResponseWriter responses;
  private final TrackingConfig tracking;
  private final Uncancellable uncancellable;

  Starts(
      StartStore store,
      StartExecutor executor,
      Settlements settlements,
      Admissions admissions,
      IdempotencyCounters counters,
      ResponseWriter responses,
      TrackingConfig tracking,
      Uncancellable uncancellable) {
    this.store = store;
    this.executor = executor;
    this.settlements = settlements;
    this.admissions = admissions;
    this.counters = counters;
    this.responses = responses;
    this.tracking = tracking;
    this.uncancellable = uncancellable;
  }

  /**
   * Starts an agent, unless something is against it. Refusals come in this order: an invalid key
   * (400), a key without a user (400), a key that was used for another request (409), what {@code
   * plan} throws, names that other users hold (403, 404), what the plan's policy throws, the freeze
   * (503) and the caller's limits (429).
   *
   * @param request the request record
   * @param plan plans the start
   */
  public Uni<StoredResponse> run(Caller caller, Object request, Supplier<Start> plan) {
    RequestContext context = RequestContext.current();
    String ticket = UniqueId.next();
    Optional<IdempotentRequest> key = IdempotentRequest.of(caller, context, request);
    Optional<Names> names = Optional.empty();
    Start start;
    try {
      start = plan.get();
      names = names(caller, start);
      start.policy().run();
    } catch (RuntimeException refusal) {
      return refuse(new AdmissionRequest(ticket, key, names, Optional.empty()), context, refusal);
    }
    Optional<String> user = Optional.of(Requests.userOf(caller));
    AdmissionRequest admission = new AdmissionRequest(ticket, key, names, user);
    return run(
        admission,
        context,
        admitted -> executor.execute(caller, start, admission, admitted, context));
  }

  /**
   * In access mode none, users are not authenticated, so nothing that they name is claimed. The
   * channel is still recorded, so that agents that clients start by themselves count for the user.
   */
  private Optional<Names> names(Caller caller, Start start) {
    Set<Name> claimed = caller.login().isEmpty() ? Set.of() : start.names().names();
    return caller.userId() == null
        ? Optional.empty()
        : Optional.of(new Names(NameClaims.claimant(caller), claimed, tracking.claimHold()));
  }

  /** A request that is refused anyway still gets the response or refusal that comes before. */
  private Uni<StoredResponse> refuse(
      AdmissionRequest request, RequestContext context, RuntimeException refusal) {
    if (request.key().isEmpty() && !request.claimsNames()) {
      return Uni.createFrom().failure(refusal);
    }
    return run(request, context, admitted -> executor.refuse(request, refusal, context));
  }

  /** At the deadline the failure is kept, so that requests that wait for the key get a response. */
  private Uni<StoredResponse> run(
      AdmissionRequest request,
      RequestContext context,
      Function<Admitted, Uni<StoredResponse>> execution) {
    if (request.key().isPresent()) {
      context.atDeadline(
          late -> settlements.keepFailure(request, responses.failure(late, context)));
    }
    return uncancellable.from(
        admit(request)
            .flatMap(admission -> respond(admission, request, context, execution))
            .onTermination()
            .invoke(context::clearDeadlineAction));
  }

  private Uni<Admission> admit(AdmissionRequest request) {
    return admissions
        .admit(request.user().orElse(""), () -> store.admit(request))
        .onFailure()
        .invoke(unknown -> settlements.undo(request));
  }

  private Uni<StoredResponse> respond(
      Admission admission,
      AdmissionRequest request,
      RequestContext context,
      Function<Admitted, Uni<StoredResponse>> execution) {
    if (admission instanceof Admitted admitted) {
      count(request, IdempotencyCounters.Outcome.FIRST);
      return execution.apply(admitted);
    } else if (admission instanceof Answered answered) {
      count(request, IdempotencyCounters.Outcome.REPLAYED);
      return Uni.createFrom().item(answered.response());
    } else if (admission instanceof InFlight inFlight) {
      count(request, IdempotencyCounters.Outcome.WAITED);
      context.clearDeadlineAction();
      context.waitsForFirstRequest(true);
      return inFlight
          .response()
          .onFailure(LostRunException.class)
          .recoverWithUni(lost -> keepUnknown(request, inFlight.ticket(), context))
          .emitOn(here())
          .invoke(ended -> context.waitsForFirstRequest(false))
          .flatMap(
              response ->
                  response == null
                      ? run(request, context, execution)
                      : Uni.createFrom().item(response));
    }
    throw refusal(admission, request);
  }

  /** The start of a replica that has died is never repeated; all get the same failure for it. */
  private Uni<StoredResponse> keepUnknown(
      AdmissionRequest request, String lostTicket, RequestContext context) {
    ApiException unknown =
        new ApiException(
            ErrorCode.IMS_TIMEOUT,
            "it is unknown whether the first request with this "
                + IdempotencyKey.HEADER
                + " has started an agent, because its server has failed; use a new key");
    AdmissionRequest lost =
        new AdmissionRequest(lostTicket, request.key(), Optional.empty(), Optional.empty());
    return store
        .settle(
            new Settlement(
                lost,
                new Unknown(Optional.empty()),
                Optional.of(responses.failure(unknown, context))))
        .replaceWith((StoredResponse) null);
  }

  private ApiException refusal(Admission admission, AdmissionRequest request) {
    if (admission instanceof Conflicting) {
      count(request, IdempotencyCounters.Outcome.CONFLICT);
      return new ApiException(
          ErrorCode.IDEMPOTENCY_CONFLICT,
          IdempotencyKey.HEADER
              + " was used for another request; use a new key for each new request");
    }
    return admissions.refusal(admission);
  }

  private void count(AdmissionRequest request, IdempotencyCounters.Outcome outcome) {
    if (request.key().isPresent()) {
      counters.count(outcome);
    }
  }

  /** This request's event loop; the response may come on another request's. */
  private static Executor here() {
    Context context = Vertx.currentContext();
    return context == null ? Runnable::run : work -> context.runOnContext(nothing -> work.run());
  }
}
