package io.aui.appserver.limits.quota;

import io.aui.appserver.access.Caller;
import io.aui.appserver.error.ExecutionOutcome;
import io.aui.appserver.http.RequestContext;
import io.aui.appserver.http.Uncancellable;
import io.aui.appserver.http.UniqueId;
import io.aui.appserver.ims.ImsException;
import io.aui.appserver.limits.duration.RunningInstance;
import io.aui.appserver.limits.duration.Stops;
import io.aui.appserver.limits.freeze.FreezeStore;
import io.aui.appserver.limits.quota.QuotaStore.Refused;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Limits the starts of instances. Every start goes through here; it is refused while starts are
 * frozen, and if it exceeds the caller's limits.
 */
@Singleton
public class StartLimiter {
  private static final Logger LOG = Logger.getLogger(StartLimiter.class);

  private final QuotaStore quotas;
  private final FreezeStore freeze;
  private final StaleInstanceReconciler reconciler;
  private final Stops stops;
  private final Refusals refusals;
  private final Uncancellable uncancellable;

  StartLimiter(
      QuotaStore quotas,
      FreezeStore freeze,
      StaleInstanceReconciler reconciler,
      Stops stops,
      Refusals refusals,
      Uncancellable uncancellable) {
    this.quotas = quotas;
    this.freeze = freeze;
    this.reconciler = reconciler;
    this.stops = stops;
    this.refusals = refusals;
    this.uncancellable = uncancellable;
  }

  /**
   * Starts an instance within the caller's limits, or fails with 503 StartsFrozen or 429
   * LimitExceeded. The start completes even if the client disconnects.
   *
   * <p>A start that IMS definitely did not execute counts only as a request. If it is unknown
   * whether IMS executed it, it counts for {@code appserver.limits.unknown-hold}. If IMS named the
   * instance although the start failed, the instance is stopped, since no client can use it, and
   * counts until it has ended.
   *
   * @param context receives the instance's id, even after the request has ended
   * @param region the region of the instance
   * @param start sends the start to IMS; tracks the instance before it completes
   * @param instanceId returns the instance's id from the result of {@code start}
   */
  public <T> Uni<T> within(
      Caller caller,
      RequestContext context,
      String region,
      Supplier<Uni<T>> start,
      Function<T, String> instanceId) {
    Function<T, RunningInstance> instance =
        started -> new RunningInstance(instanceId.apply(started), region);
    return uncancellable.from(
        freeze
            .isFrozen()
            .flatMap(
                frozen -> {
                  if (frozen) {
                    throw refusals.startsFrozen();
                  }
                  return counted(UserUsage.of(caller), context, region, start, instance);
                })
            .invoke(started -> context.concernsInstance(instanceId.apply(started))));
  }

  private <T> Uni<T> counted(
      String user,
      RequestContext context,
      String region,
      Supplier<Uni<T>> start,
      Function<T, RunningInstance> instance) {
    String slot = UniqueId.next();
    return quotas
        .reserve(user, slot)
        .flatMap(first -> reconcileAndRetry(user, slot, first))
        .flatMap(second -> reconcileAndRetry(user, slot, second))
        .invoke(this::requireRoom)
        .flatMap(
            reserved ->
                Uni.createFrom()
                    .deferred(start::get)
                    .call(
                        started -> logFailure(quotas.confirm(user, slot, instance.apply(started))))
                    .onFailure(ExecutionOutcome::definitelyNotExecuted)
                    .call(failure -> logFailure(quotas.release(user, slot)))
                    .onFailure(StartLimiter::mayHaveStarted)
                    .call(failure -> keep(user, slot, unusable(failure, region)))
                    .onFailure(StartLimiter::mayHaveStarted)
                    .invoke(failure -> discard(unusable(failure, region), context)));
  }

  private static boolean mayHaveStarted(Throwable failure) {
    return !ExecutionOutcome.definitelyNotExecuted(failure);
  }

  /** The instance that IMS named in a response that lacks what its caller needs. */
  private static Optional<RunningInstance> unusable(Throwable failure, String region) {
    return failure instanceof ImsException ims
        ? ims.instanceId().map(id -> new RunningInstance(id, region))
        : Optional.empty();
  }

  private Uni<Void> keep(String user, String slot, Optional<RunningInstance> unusable) {
    return unusable
        .map(instance -> logFailure(quotas.confirm(user, slot, instance)))
        .orElseGet(() -> Uni.createFrom().voidItem());
  }

  private void discard(Optional<RunningInstance> unusable, RequestContext context) {
    unusable.ifPresent(stops::discard);
    context.outcomeIsUnknown(unusable.map(RunningInstance::id));
  }

  /**
   * Clients hang up without a stop: instances that have ended must not keep them from a new start.
   * Tried twice, since the limits of the user and of the account may both be reached.
   */
  private Uni<Optional<Refused>> reconcileAndRetry(
      String user, String slot, Optional<Refused> first) {
    return first.isPresent() && first.get().limit().dependsOnRunningInstances()
        ? reconciler
            .reconcile(user, first.get().limit())
            .flatMap(done -> quotas.reserve(user, slot))
        : Uni.createFrom().item(first);
  }

  private void requireRoom(Optional<Refused> refused) {
    if (refused.isPresent()) {
      throw refusals.limitExceeded(refused.get());
    }
  }

  /** A failure to count does not fail the request: the reservation expires by itself. */
  private static Uni<Void> logFailure(Uni<Void> counting) {
    return counting
        .onFailure()
        .invoke(failure -> LOG.warn("Failed to count a start", failure))
        .onFailure()
        .recoverWithNull();
  }
}
