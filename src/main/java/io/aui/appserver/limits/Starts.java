package io.aui.appserver.limits;

import io.aui.appserver.access.Caller;
import io.aui.appserver.error.FailureAnswers;
import io.aui.appserver.http.Detached;
import io.aui.appserver.http.Exchange;
import io.aui.appserver.ims.ImsException;
import io.aui.appserver.limits.QuotaStore.Refused;
import io.aui.appserver.limits.QuotaStore.Reservation;
import io.aui.appserver.limits.QuotaStore.Reserved;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * The gate that every start of an instance passes: it lets none through while starts are frozen,
 * and none beyond the caller's limits.
 */
@Singleton
public class Starts {
  private static final Logger LOG = Logger.getLogger(Starts.class);

  private final Quota quota;
  private final QuotaStore quotas;
  private final FreezeStore freeze;
  private final Recount recount;
  private final Stops stops;
  private final Refusals refusals;
  private final Detached detached;

  Starts(
      Quota quota,
      QuotaStore quotas,
      FreezeStore freeze,
      Recount recount,
      Stops stops,
      Refusals refusals,
      Detached detached) {
    this.quota = quota;
    this.quotas = quotas;
    this.freeze = freeze;
    this.recount = recount;
    this.stops = stops;
    this.refusals = refusals;
    this.detached = detached;
  }

  /**
   * Starts an instance within the caller's limits: 503 StartsFrozen or 429 LimitExceeded instead if
   * it may not be. It runs to its end even if its client goes away.
   *
   * <p>A start that IMS surely did not execute counts for nothing. If nobody knows whether it did,
   * the start counts for the configured time; if IMS named the instance all the same, the instance
   * is stopped, since nobody can use it, and counts until it has ended.
   *
   * @param exchange learns the instance, also after its end
   * @param region where it is started
   * @param start asks IMS and has the instance tracked when it completes
   * @param instanceId what of its outcome is the instance's id
   */
  public <T> Uni<T> within(
      Caller caller,
      Exchange exchange,
      String region,
      Supplier<Uni<T>> start,
      Function<T, String> instanceId) {
    Function<T, RunningInstance> instance =
        started -> new RunningInstance(instanceId.apply(started), region);
    return detached.from(
        freeze
            .isFrozen()
            .flatMap(
                frozen -> {
                  if (frozen) {
                    throw refusals.startsFrozen();
                  }
                  return quota.isUnlimited()
                      ? uncounted(exchange, region, start)
                      : counted(Account.of(caller), exchange, region, start, instance);
                })
            .invoke(started -> exchange.concernsInstance(instanceId.apply(started))));
  }

  private <T> Uni<T> uncounted(Exchange exchange, String region, Supplier<Uni<T>> start) {
    return Uni.createFrom()
        .deferred(start::get)
        .onFailure(Starts::mayHaveStarted)
        .invoke(failure -> discard(unusable(failure, region), exchange));
  }

  private <T> Uni<T> counted(
      String user,
      Exchange exchange,
      String region,
      Supplier<Uni<T>> start,
      Function<T, RunningInstance> instance) {
    return quotas
        .reserve(user)
        .flatMap(first -> secondChance(user, first))
        .map(this::slot)
        .flatMap(
            slot ->
                Uni.createFrom()
                    .deferred(start::get)
                    .call(
                        started -> remembered(quotas.confirm(user, slot, instance.apply(started))))
                    .onFailure(FailureAnswers::surelyNotExecuted)
                    .call(failure -> remembered(quotas.release(user, slot)))
                    .onFailure(Starts::mayHaveStarted)
                    .call(failure -> keep(user, slot, unusable(failure, region)))
                    .onFailure(Starts::mayHaveStarted)
                    .invoke(failure -> discard(unusable(failure, region), exchange)));
  }

  private static boolean mayHaveStarted(Throwable failure) {
    return !FailureAnswers.surelyNotExecuted(failure);
  }

  /** The instance that IMS started without telling what its caller needs. */
  private static Optional<RunningInstance> unusable(Throwable failure, String region) {
    return failure instanceof ImsException ims
        ? ims.instanceId().map(id -> new RunningInstance(id, region))
        : Optional.empty();
  }

  private Uni<Void> keep(String user, String slot, Optional<RunningInstance> unusable) {
    return unusable
        .map(instance -> remembered(quotas.confirm(user, slot, instance)))
        .orElseGet(() -> Uni.createFrom().voidItem());
  }

  private void discard(Optional<RunningInstance> unusable, Exchange exchange) {
    unusable.ifPresent(stops::discard);
    exchange.outcomeIsUnknown(unusable.map(RunningInstance::id));
  }

  /** Clients hang up without telling: what has ended meanwhile must not keep them out. */
  private Uni<Reservation> secondChance(String user, Reservation first) {
    return first instanceof Refused refused && refused.limit().isAboutInstances()
        ? recount.of(user).flatMap(done -> quotas.reserve(user))
        : Uni.createFrom().item(first);
  }

  private String slot(Reservation reservation) {
    if (reservation instanceof Reserved reserved) {
      return reserved.slot();
    }
    throw refusals.limitExceeded((Refused) reservation);
  }

  /** What IMS did is told even where it could not be counted: the reservation expires by itself. */
  private static Uni<Void> remembered(Uni<Void> counting) {
    return counting
        .onFailure()
        .invoke(failure -> LOG.warn("A start cannot be counted", failure))
        .onFailure()
        .recoverWithNull();
  }
}
