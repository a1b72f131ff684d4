package io.aui.appserver.start;

import io.aui.appserver.error.ApiException;
import io.aui.appserver.error.ErrorCode;
import io.aui.appserver.error.ResponseWriter;
import io.aui.appserver.error.StoredResponse;
import io.aui.appserver.http.RequestContext;
import io.aui.appserver.limits.duration.RunningInstance;
import io.aui.appserver.limits.duration.Stops;
import io.aui.appserver.start.StartStore.AdmissionRequest;
import io.aui.appserver.start.StartStore.Executed;
import io.aui.appserver.start.StartStore.Settlement;
import io.aui.appserver.start.StartStore.Unknown;
import io.aui.appserver.tracking.TrackedInstance;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Settles starts. If the store does not take a settlement, it is repeated until it does; if the
 * start was a success, its instance is stopped, because nobody would own it.
 */
@Singleton
class Settlements {
  private static final Logger LOG = Logger.getLogger(Settlements.class);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final StartStore store;
  private final RepeatedSettlements repeated;
  private final Stops stops;
  private final ResponseWriter responses;

  Settlements(
      StartStore store, RepeatedSettlements repeated, Stops stops, ResponseWriter responses) {
    this.store = store;
    this.repeated = repeated;
    this.stops = stops;
    this.responses = responses;
  }

  /** Settles a start and returns the response to its request. Never fails. */
  Uni<StoredResponse> settle(Settlement settlement, RequestContext context) {
    return attempt(settlement)
        .onItemOrFailure()
        .transform(
            (settled, failure) -> {
              Settlement last =
                  failure == null ? settlement : unsettled(settlement, failure, context);
              last.unusable().ifPresent(this::discard);
              return last.response().orElseThrow();
            });
  }

  /** Keeps a failure for the key of a start that is still running. */
  void keepFailure(AdmissionRequest request, StoredResponse response) {
    Settlement settlement =
        new Settlement(request, new Unknown(Optional.empty()), Optional.of(response));
    attempt(settlement).subscribe().with(done -> {}, failure -> repeated.add(settlement));
  }

  /** Undoes an admission of which it is unknown whether it happened. */
  void undo(AdmissionRequest request) {
    repeated.add(Settlement.undoing(request));
  }

  private Uni<Void> attempt(Settlement settlement) {
    return Uni.createFrom().deferred(() -> store.settle(settlement));
  }

  private Settlement unsettled(Settlement settlement, Throwable failure, RequestContext context) {
    Settlement last = settlement;
    if (settlement.outcome() instanceof Executed executed) {
      LOG.errorf(
          failure,
          "Instance %s has started, but could not be recorded. It is stopped",
          executed.instance().id());
      last = withdrawn(settlement.request(), executed.instance(), context);
    }
    repeated.add(last);
    return last;
  }

  private Settlement withdrawn(
      AdmissionRequest request, TrackedInstance instance, RequestContext context) {
    context.outcomeIsUnknown(Optional.of(instance.id()));
    ApiException refusal =
        ApiException.retryable(
            ErrorCode.STATE_UNAVAILABLE,
            "the agent has started, but could not be recorded, so it is stopped again",
            RETRY_AFTER);
    return new Settlement(
        request,
        new Unknown(Optional.of(instance)),
        Optional.of(responses.failure(refusal, context)));
  }

  private void discard(TrackedInstance unusable) {
    stops.discard(new RunningInstance(unusable.id(), unusable.region()));
  }
}
