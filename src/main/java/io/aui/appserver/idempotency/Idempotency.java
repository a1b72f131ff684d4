package io.aui.appserver.idempotency;

import io.aui.appserver.access.Caller;
import io.aui.appserver.error.ApiException;
import io.aui.appserver.error.ErrorCode;
import io.aui.appserver.error.ExecutionOutcome;
import io.aui.appserver.error.ResponseWriter;
import io.aui.appserver.error.StoredResponse;
import io.aui.appserver.http.RequestContext;
import io.aui.appserver.http.Uncancellable;
import io.aui.appserver.http.UniqueId;
import io.aui.appserver.idempotency.IdempotencyCounters.Outcome;
import io.aui.appserver.idempotency.IdempotencyStore.Answered;
import io.aui.appserver.idempotency.IdempotencyStore.Begun;
import io.aui.appserver.idempotency.IdempotencyStore.First;
import io.aui.appserver.idempotency.IdempotencyStore.InFlight;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Executes a create once per {@code Idempotency-Key}. The first request with a key is executed, to
 * its end even if its client goes away. The same request again gets exactly the same response; if
 * the first is still running, it waits for it. A failure is not kept if IMS definitely did not
 * execute the create. Any other failure is kept until the key expires, as a success is: the same
 * error twice is better than two agents.
 */
@Singleton
public class Idempotency {
  private static final Logger LOG = Logger.getLogger(Idempotency.class);

  private final IdempotencyStore store;
  private final ResponseWriter responses;
  private final IdempotencyCounters counters;
  private final Uncancellable uncancellable;

  Idempotency(
      IdempotencyStore store,
      ResponseWriter responses,
      IdempotencyCounters counters,
      Uncancellable uncancellable) {
    this.store = store;
    this.responses = responses;
    this.counters = counters;
    this.uncancellable = uncancellable;
  }

  /**
   * Executes a create, only once if the request carries a key. Refuses an invalid key (400
   * InvalidParameter), a key without a user (400 MissingParameter), and a key that was used for
   * another request (409 IdempotencyConflict).
   *
   * @param request the request record
   * @param create called at most once
   */
  public Uni<StoredResponse> once(
      Caller caller, RequestContext context, Object request, Supplier<Uni<StoredResponse>> create) {
    Optional<String> value = IdempotencyKey.valueOf(context.headers());
    if (value.isEmpty()) {
      return create.get();
    }
    IdempotencyKey key =
        new IdempotencyKey(owner(caller), context.operation().orElseThrow(), value.get());
    String fingerprint = Fingerprint.of(context.version(), BoundRequest.tree(request));
    String run = UniqueId.next();
    return store
        .begin(key, fingerprint, run)
        .flatMap(begun -> respond(begun, key, run, context, create));
  }

  /** The user who is logged in; in access mode none, the request's {@code user_id}. */
  private static String owner(Caller caller) {
    return caller.provedUserId().orElseGet(caller::requiredUserId);
  }

  private Uni<StoredResponse> respond(
      Begun begun,
      IdempotencyKey key,
      String run,
      RequestContext context,
      Supplier<Uni<StoredResponse>> create) {
    if (begun instanceof First) {
      counters.count(Outcome.FIRST);
      return uncancellable.from(execute(key, run, context, create));
    } else if (begun instanceof InFlight inFlight) {
      counters.count(Outcome.WAITED);
      return inFlight.response().emitOn(here());
    } else if (begun instanceof Answered answered) {
      counters.count(Outcome.REPLAYED);
      return Uni.createFrom().item(answered.response());
    }
    counters.count(Outcome.CONFLICT);
    throw new ApiException(
        ErrorCode.IDEMPOTENCY_CONFLICT,
        IdempotencyKey.HEADER
            + " was used for another request; use a new key for each new request");
  }

  /**
   * At the deadline the failure is stored, so that requests that wait for the key get a response.
   */
  private Uni<StoredResponse> execute(
      IdempotencyKey key,
      String run,
      RequestContext context,
      Supplier<Uni<StoredResponse>> create) {
    context.atDeadline(
        late ->
            kept(store.complete(key, run, responses.failure(late, context)), null)
                .subscribe()
                .with(done -> {}));
    return Uni.createFrom()
        .deferred(create::get)
        .onItemOrFailure()
        .transformToUni(
            (response, failure) ->
                failure == null
                    ? kept(store.complete(key, run, response), response)
                    : failed(key, run, responses.failure(failure, context), failure))
        .onTermination()
        .invoke(context::clearDeadlineAction);
  }

  private Uni<StoredResponse> failed(
      IdempotencyKey key, String run, StoredResponse response, Throwable failure) {
    return kept(
        ExecutionOutcome.definitelyNotExecuted(failure)
            ? store.abandon(key, run, response)
            : store.complete(key, run, response),
        response);
  }

  /** Sends the response even if it could not be stored. */
  private static Uni<StoredResponse> kept(Uni<Void> storing, StoredResponse response) {
    return storing
        .onFailure()
        .invoke(
            failure -> LOG.warn("A response could not be stored for its idempotency key", failure))
        .onFailure()
        .recoverWithNull()
        .replaceWith(response);
  }

  /** This request's event loop; the response may come on another request's. */
  private static Executor here() {
    Context context = Vertx.currentContext();
    return context == null ? Runnable::run : work -> context.runOnContext(nothing -> work.run());
  }
}
