package io.aui.appserver.limits;

import io.aui.appserver.access.Caller;
import io.aui.appserver.error.ApiException;
import io.aui.appserver.error.ErrorCode;
import io.aui.appserver.error.FailureAnswers;
import io.aui.appserver.http.Detached;
import io.aui.appserver.http.Exchange;
import io.aui.appserver.limits.QuotaStore.Refused;
import io.aui.appserver.limits.QuotaStore.Reservation;
import io.aui.appserver.limits.QuotaStore.Reserved;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
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
  private static final Duration FROZEN_RETRY = Duration.ofSeconds(30);

  /** The account of all who name no user; outside the alphabet of user ids. */
  private static final String ANONYMOUS = "*";

  private final Quota quota;
  private final QuotaStore quotas;
  private final FreezeStore freeze;
  private final Recount recount;
  private final RefusalCounters refusals;
  private final InstantSource clock;
  private final Detached detached;

  Starts(
      Quota quota,
      QuotaStore quotas,
      FreezeStore freeze,
      Recount recount,
      RefusalCounters refusals,
      InstantSource clock,
      Detached detached) {
    this.quota = quota;
    this.quotas = quotas;
    this.freeze = freeze;
    this.recount = recount;
    this.refusals = refusals;
    this.clock = clock;
    this.detached = detached;
  }

  /**
   * Starts an instance within the caller's limits: 503 StartsFrozen or 429 LimitExceeded instead
   * where it may not be. A start that IMS surely did not execute counts for nothing; one of which
   * nobody knows counts for the configured time. It runs to its end even if its client goes away.
   *
   * @param exchange learns the instance, also after its end
   * @param start asks IMS and has the instance tracked when it completes
   * @param instanceId what of its outcome is the instance's id
   */
  public <T> Uni<T> within(
      Caller caller, Exchange exchange, Supplier<Uni<T>> start, Function<T, String> instanceId) {
    String user = caller.userId() == null ? ANONYMOUS : caller.userId();
    return detached.from(
        freeze
            .isFrozen()
            .flatMap(
                frozen -> {
                  if (frozen) {
                    throw frozen();
                  }
                  return quota.isUnlimited() ? start.get() : counted(user, start, instanceId);
                })
            .invoke(started -> exchange.concernsInstance(instanceId.apply(started))));
  }

  /** An instance is known to have ended now: it takes no room any more. */
  public Uni<Void> ended(String instanceId) {
    return quota.countsInstances()
        ? quotas.ended(instanceId, clock.instant())
        : Uni.createFrom().voidItem();
  }

  private <T> Uni<T> counted(String user, Supplier<Uni<T>> start, Function<T, String> instanceId) {
    return quotas
        .reserve(user)
        .flatMap(first -> secondChance(user, first))
        .map(this::slot)
        .flatMap(
            slot ->
                Uni.createFrom()
                    .deferred(start::get)
                    .call(
                        started ->
                            remembered(quotas.confirm(user, slot, instanceId.apply(started))))
                    .onFailure(FailureAnswers::surelyNotExecuted)
                    .call(failure -> remembered(quotas.release(user, slot))));
  }

  /** Clients hang up without telling: what has ended meanwhile must not keep them out. */
  private Uni<Reservation> secondChance(String user, Reservation first) {
    return first instanceof Refused refused && refused.limit() != Limit.STARTS_PER_MINUTE
        ? recount.of(user).flatMap(done -> quotas.reserve(user))
        : Uni.createFrom().item(first);
  }

  private String slot(Reservation reservation) {
    if (reservation instanceof Reserved reserved) {
      return reserved.slot();
    }
    Refused refused = (Refused) reservation;
    Limit limit = refused.limit();
    refusals.count(limit);
    throw ApiException.retryable(
        ErrorCode.LIMIT_EXCEEDED, limit.message(quota.value(limit)), refused.retryAfter());
  }

  /** What IMS did is told even where it could not be counted: the reservation expires by itself. */
  private static Uni<Void> remembered(Uni<Void> counting) {
    return counting
        .onFailure()
        .invoke(failure -> LOG.warn("A start cannot be counted", failure))
        .onFailure()
        .recoverWithNull();
  }

  private ApiException frozen() {
    refusals.countFrozen();
    return ApiException.retryable(
        ErrorCode.STARTS_FROZEN, "an administrator has frozen new starts", FROZEN_RETRY);
  }
}
