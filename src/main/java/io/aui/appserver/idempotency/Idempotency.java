package io.aui.appserver.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aui.appserver.access.Caller;
import io.aui.appserver.error.ApiException;
import io.aui.appserver.error.ErrorCode;
import io.aui.appserver.error.FailureAnswers;
import io.aui.appserver.http.Answer;
import io.aui.appserver.http.Detached;
import io.aui.appserver.http.Exchange;
import io.aui.appserver.http.VerbatimAnswer;
import io.aui.appserver.http.VerbatimAnswerException;
import io.aui.appserver.idempotency.IdempotencyCounters.Outcome;
import io.aui.appserver.idempotency.IdempotencyStore.Answered;
import io.aui.appserver.idempotency.IdempotencyStore.Begun;
import io.aui.appserver.idempotency.IdempotencyStore.First;
import io.aui.appserver.idempotency.IdempotencyStore.InFlight;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
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
  private final FailureAnswers failures;
  private final ObjectMapper json;
  private final IdempotencyCounters counters;
  private final Detached detached;

  Idempotency(
      IdempotencyStore store,
      FailureAnswers failures,
      ObjectMapper json,
      IdempotencyCounters counters,
      Detached detached) {
    this.store = store;
    this.failures = failures;
    this.json = json;
    this.counters = counters;
    this.detached = detached;
  }

  /**
   * Executes a create, once where the request carries a key. Refuses an unusable key (400), a key
   * without a user (400), and a key that belongs to another request (409).
   *
   * @param request what was bound of the body
   * @param create is called at most once
   */
  public <T extends Answer> Uni<T> once(
      Caller caller, RoutingContext http, Object request, Supplier<Uni<T>> create) {
    Optional<String> value = IdempotencyKey.of(http.request());
    if (value.isEmpty()) {
      return create.get();
    }
    Exchange exchange = Exchange.of(http);
    IdempotencyKey key =
        new IdempotencyKey(owner(caller), exchange.operation().orElseThrow(), value.get());
    String fingerprint = Fingerprint.of(exchange.version(), BoundRequest.tree(request));
    return store
        .begin(key, fingerprint)
        .flatMap(begun -> answer(begun, key, exchange, create))
        .flatMap(answer -> Uni.createFrom().failure(new VerbatimAnswerException(answer)));
  }

  /** Who called, whoever it is for; without proof, who is said to. */
  private static String owner(Caller caller) {
    return caller.provedUserId().orElseGet(caller::requiredUserId);
  }

  private <T extends Answer> Uni<VerbatimAnswer> answer(
      Begun begun, IdempotencyKey key, Exchange exchange, Supplier<Uni<T>> create) {
    if (begun instanceof First first) {
      counters.count(Outcome.FIRST);
      return detached.from(execute(key, first.run(), exchange, create));
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
  private <T extends Answer> Uni<VerbatimAnswer> execute(
      IdempotencyKey key, String run, Exchange exchange, Supplier<Uni<T>> create) {
    exchange.atDeadline(
        late ->
            kept(store.complete(key, run, failures.of(late, exchange)), null)
                .subscribe()
                .with(done -> {}));
    return Uni.createFrom()
        .deferred(create::get)
        .map(answer -> VerbatimAnswer.success(text(answer), instance(exchange)))
        .onItemOrFailure()
        .transformToUni(
            (answer, failure) ->
                failure == null
                    ? kept(store.complete(key, run, answer), answer)
                    : failed(key, run, failures.of(failure, exchange), failure))
        .onTermination()
        .invoke(exchange::clearDeadlineAction);
  }

  private Uni<VerbatimAnswer> failed(
      IdempotencyKey key, String run, VerbatimAnswer answer, Throwable failure) {
    if (FailureAnswers.surelyNotExecuted(failure)) {
      return kept(store.abandon(key, run, answer), answer);
    }
    FailureAnswers.logIfUnexpected(failure);
    return kept(store.complete(key, run, answer), answer);
  }

  /** What was done is told even where it could not be remembered. */
  private static Uni<VerbatimAnswer> kept(Uni<Void> storing, VerbatimAnswer answer) {
    return storing
        .onFailure()
        .invoke(failure -> LOG.warn("An answer cannot be kept for its idempotency key", failure))
        .onFailure()
        .recoverWithNull()
        .replaceWith(answer);
  }

  private String text(Answer answer) {
    try {
      return json.writeValueAsString(answer);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the answer cannot be written", e);
    }
  }

  private static Optional<String> instance(Exchange exchange) {
    return Optional.of(exchange.instanceId()).filter(id -> !id.isEmpty());
  }

  /** The event loop of this request: the answer may come on that of another. */
  private static Executor here() {
    Context context = Vertx.currentContext();
    return context == null ? Runnable::run : work -> context.runOnContext(nothing -> work.run());
  }
}
