package io.aui.appserver.start;

import io.aui.appserver.error.StoredResponse;
import io.aui.appserver.idempotency.IdempotencyKey;
import io.aui.appserver.idempotency.IdempotencyStore;
import io.aui.appserver.idempotency.IdempotentRequest;
import io.aui.appserver.limits.duration.RunningInstance;
import io.aui.appserver.limits.freeze.FreezeStore;
import io.aui.appserver.limits.quota.QuotaStore;
import io.aui.appserver.tracking.InstanceTracker;
import io.aui.appserver.tracking.OwnershipRegistry;
import io.aui.appserver.tracking.OwnershipRegistry.Claim;
import io.aui.appserver.tracking.OwnershipRegistry.Claimed;
import io.aui.appserver.tracking.OwnershipRegistry.Refused;
import io.aui.appserver.tracking.TrackedInstance;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.Set;

/**
 * Starts in the stores of this process. They answer at once, so one call of this store is one step,
 * although other threads can see its parts.
 */
final class MemoryStartStore implements StartStore {
  private static final Uni<Void> DONE = Uni.createFrom().voidItem();

  private final IdempotencyStore keys;
  private final OwnershipRegistry registry;
  private final FreezeStore freeze;
  private final QuotaStore quotas;
  private final InstanceTracker tracker;

  MemoryStartStore(
      IdempotencyStore keys,
      OwnershipRegistry registry,
      FreezeStore freeze,
      QuotaStore quotas,
      InstanceTracker tracker) {
    this.keys = keys;
    this.registry = registry;
    this.freeze = freeze;
    this.quotas = quotas;
    this.tracker = tracker;
  }

  @Override
  public Uni<Admission> admit(AdmissionRequest request) {
    if (request.key().isEmpty()) {
      return admitNew(request);
    }
    IdempotentRequest key = request.key().get();
    return keys.begin(key.key(), key.fingerprint(), request.ticket())
        .flatMap(
            begun ->
                begun instanceof IdempotencyStore.First
                    ? admitNew(request)
                    : Uni.createFrom().item(StartStore.ofKey(begun)));
  }

  private Uni<Admission> admitNew(AdmissionRequest request) {
    return claim(request)
        .flatMap(
            claimed ->
                claimed instanceof Admitted
                    ? refusal(request).map(refusal -> refusal.orElse(claimed))
                    : Uni.createFrom().item(claimed))
        .call(
            admission ->
                admission instanceof Admitted ? DONE : settle(Settlement.undoing(request)));
  }

  private Uni<Admission> claim(AdmissionRequest request) {
    if (!request.claimsNames()) {
      return Uni.createFrom().item(new Admitted(Set.of()));
    }
    Names names = request.names().orElseThrow();
    return registry
        .claim(request.ticket(), names.claimant(), names.claimed(), names.hold())
        .map(
            outcome -> {
              if (outcome instanceof Claimed claimed) {
                return new Admitted(claimed.claim().names());
              } else if (outcome instanceof Refused refused) {
                return new NamesRefused(refused.names());
              }
              return new TooManyClaims();
            });
  }

  private Uni<Optional<Admission>> refusal(AdmissionRequest request) {
    if (request.user().isEmpty()) {
      return Uni.createFrom().item(Optional.empty());
    }
    return freeze
        .isFrozen()
        .flatMap(
            frozen ->
                frozen
                    ? Uni.createFrom().item(Optional.of(new Frozen()))
                    : quotas
                        .reserve(request.user().get(), request.ticket())
                        .map(refused -> refused.map(LimitReached::new)));
  }

  @Override
  public Uni<Void> settle(Settlement settlement) {
    AdmissionRequest request = settlement.request();
    Outcome outcome = settlement.outcome();
    Uni<Void> settled;
    if (outcome instanceof Executed executed) {
      settled = count(request, executed.instance()).chain(() -> confirm(request, executed));
    } else if (outcome instanceof Unknown unknown) {
      settled = unknown.unusable().map(instance -> count(request, instance)).orElse(DONE);
    } else {
      settled = release(request);
    }
    return request
        .key()
        .map(key -> settled.chain(() -> end(key.key(), settlement)))
        .orElse(settled);
  }

  /** An instance that is known has been counted, and may have ended since. */
  private Uni<Void> count(AdmissionRequest request, TrackedInstance instance) {
    return tracker
        .find(instance.id())
        .flatMap(
            known ->
                known.isPresent()
                    ? DONE
                    : tracker
                        .add(instance)
                        .chain(
                            () ->
                                quotas.confirm(
                                    request.user().orElseThrow(),
                                    request.ticket(),
                                    new RunningInstance(instance.id(), instance.region()))));
  }

  private Uni<Void> confirm(AdmissionRequest request, Executed executed) {
    return request.claimsNames() || !executed.reserved().isEmpty()
        ? registry.confirm(claimOf(request), executed.reserved())
        : DONE;
  }

  private Uni<Void> release(AdmissionRequest request) {
    Uni<Void> released = request.claimsNames() ? registry.release(claimOf(request)) : DONE;
    return request
        .user()
        .map(user -> released.chain(() -> quotas.release(user, request.ticket())))
        .orElse(released);
  }

  private static Claim claimOf(AdmissionRequest request) {
    Names names = request.names().orElseThrow();
    return new Claim(request.ticket(), names.claimant().userId(), names.claimed());
  }

  private Uni<Void> end(IdempotencyKey key, Settlement settlement) {
    String run = settlement.request().ticket();
    Optional<StoredResponse> response = settlement.response();
    if (response.isEmpty()) {
      return keys.release(key, run);
    }
    return settlement.outcome() instanceof NotExecuted
        ? keys.abandon(key, run, response.get())
        : keys.complete(key, run, response.get());
  }
}
