package io.aui.appserver.idempotency;

import io.aui.appserver.access.Caller;
import io.aui.appserver.error.ApiException;
import io.aui.appserver.error.ErrorCode;
import io.aui.appserver.error.ExecutionOutcome;
import io.aui.appserver.error.ResponseWriter;
import io.aui.appserver.error.StoredResponse;
import io.aui.appserver.http.RequestContext;
import io.aui.appserver.http.Uncancellable;
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
 * Makes creates happen once per intent. The first request with a key is executed, to its end even
 * if its client goes away; the same request again gets the same answer to the letter, also while
 * the first is under way. A failure that certainly changed nothing at IMS is not kept; any other
 * is, like a success, until the key expires: better an honest error twice than two agents.
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
   * Executes a create, once if the request carries a key. Refuses an unusable key (400), a key
   * without a user (400), and a key that belongs to another request (409).
   *
   * @param request what was bound of the body
   * @param create is called at most once
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
    return store.begin(key, fingerprint).flatMap(begun -> answer(begun, key, context, create));
  }

  /** Who called, whoever it is for; without proof, who is said to. */
  private static String owner(Caller caller) {
    return caller.provedUserId().orElseGet(caller::requiredUserId);
  }

  private Uni<StoredResponse> answer(
      Begun begun,
      IdempotencyKey key,
      RequestContext context,
      Supplier<Uni<StoredResponse>> create) {
    if (begun instanceof First first) {
      counters.count(Outcome.FIRST);
      return uncancellable.from(execute(key, first.run(), context, create));
    } else if (begun instanceof InFlight inFlight) {
      counters.count(Outcome.WAITED);
      return inFlight.answer().emitOn(here());
    } else if (begun instanceof Answered answered) {
      counters.count(Outcome.REPLAYED);
      return Uni.createFrom().item(answered.answer());
    }
    counters.count(Outcome.CONFLICT);
    throw new ApiException(
        ErrorCode.IDEMPOTENCY_CONFLICT,
        IdempotencyKey.HEADER + " was used for another request; every new one needs a new key");
  }

  /** At the deadline the key is answered, whatever became of the create and of its client. */
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

  /** What was done is told even where it could not be remembered. */
  private static Uni<StoredResponse> kept(Uni<Void> storing, StoredResponse answer) {
    return storing
        .onFailure()
        .invoke(failure -> LOG.warn("An answer cannot be kept for its idempotency key", failure))
        .onFailure()
        .recoverWithNull()
        .replaceWith(answer);
  }

  /** The event loop of this request: the answer may come on that of another. */
  private static Executor here() {
    Context context = Vertx.currentContext();
    return context == null ? Runnable::run : work -> context.runOnContext(nothing -> work.run());
  }
}
