package io.aui.appserver.start;

import io.aui.appserver.error.StoredResponse;
import io.aui.appserver.idempotency.IdempotencyKey;
import io.aui.appserver.idempotency.IdempotencyStore;
import io.aui.appserver.idempotency.IdempotentRequest;
import io.aui.appserver.limits.duration.RunningInstance;
import io.aui.appserver.limits.freeze.FreezeStore;
import io.aui.appserver.limits.quota.QuotaStore;
import io.aui.appserver.tracking.InstanceState;
import io.aui.appserver.tracking.InstanceTracker;
import io.aui.appserver.tracking.OwnershipRegistry;
import io.aui.appserver.tracking.OwnershipRegistry.Claim;
import io.aui.appserver.tracking.OwnershipRegistry.Claimant;
import io.aui.appserver.tracking.OwnershipRegistry.Claimed;
import io.aui.appserver.tracking.OwnershipRegistry.Refused;
import io.aui.appserver.tracking.TrackedInstance;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Starts in the stores of this process. They answer at once, so one call of this store is one step,
 * although other threads can see its parts.
 */
final class MemoryStartStore implements StartStore {
  private static final Uni<Void> DONE = Uni.createFrom().voidItem();

  /** How long a claim lasts that is settled at once. */
  private static final Duration MOMENT = Duration.ofSeconds(1);

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
        .map(MemoryStartStore::admission);
  }

  private static Admission admission(OwnershipRegistry.Outcome outcome) {
    if (outcome instanceof Claimed claimed) {
      return new Admitted(claimed.claim().names());
    } else if (outcome instanceof Refused refused) {
      return new NamesRefused(refused.names());
    }
    return new TooManyClaims();
  }

  private Uni<Optional<Admission>> refusal(AdmissionRequest request) {
    return request.user().isEmpty()
        ? Uni.createFrom().item(Optional.empty())
        : refusal(() -> quotas.reserve(request.user().get(), request.ticket()));
  }

  private Uni<Optional<Admission>> refusal(Supplier<Uni<Optional<QuotaStore.Refused>>> quota) {
    return freeze
        .isFrozen()
        .flatMap(
            frozen ->
                frozen
                    ? Uni.createFrom().item(Optional.of(new Frozen()))
                    : quota.get().map(refused -> refused.map(LimitReached::new)));
  }

  @Override
  public Uni<Admission> admitToken(TokenRequest request) {
    Claimant claimant = request.claimant();
    return registry
        .isOccupied(request.channel().name(), claimant.userId())
        .flatMap(
            occupied ->
                occupied
                    ? registry.reserve(claimant, request.channel()).map(MemoryStartStore::admission)
                    : registry
                        .claim(request.ticket(), claimant, Set.of(request.channel().name()), MOMENT)
                        .flatMap(outcome -> admitClaimed(request, outcome)));
  }

  private Uni<Admission> admitClaimed(TokenRequest request, OwnershipRegistry.Outcome outcome) {
    if (!(outcome instanceof Claimed claimed)) {
      return Uni.createFrom().item(admission(outcome));
    }
    return refusal(() -> quotas.token(request.claimant().userId(), request.ticket()))
        .flatMap(
            refusal ->
                (refusal.isPresent()
                        ? registry.release(claimed.claim())
                        : registry.confirm(claimed.claim(), List.of(request.channel())))
                    .replaceWith(refusal.orElseGet(() -> admission(outcome))));
  }

  @Override
  public Uni<Optional<Adopted>> adopt(AdoptionRequest request) {
    return ownerOf(request)
        .flatMap(
            owner -> {
              TrackedInstance instance = request.instance().ownedBy(owner.orElse(""));
              return request.owner().isPresent() && !request.owner().equals(owner)
                  ? Uni.createFrom().item(Optional.empty())
                  : tracker
                      .addNew(instance)
                      .flatMap(added -> added ? count(request, instance) : known(request))
                      .map(Optional::of);
            });
  }

  private Uni<Optional<String>> ownerOf(AdoptionRequest request) {
    return request
        .occupied()
        .map(channel -> registry.owner(channel.name()))
        .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
  }

  private Uni<Adopted> known(AdoptionRequest request) {
    return tracker
        .find(request.instance().id())
        .map(known -> new Adopted(known.orElseThrow(), false, Optional.empty()));
  }

  private Uni<Adopted> count(AdoptionRequest request, TrackedInstance instance) {
    Uni<Void> occupied =
        instance.userId().isEmpty()
            ? DONE
            : registry.confirm(
                new Claim(request.instance().id(), instance.userId(), Set.of()),
                request.occupied().stream().toList());
    RunningInstance running = new RunningInstance(instance.id(), instance.region());
    return occupied
        .chain(() -> quotas.adopt(instance.userId(), running, instance.startedAt()))
        .flatMap(excess -> refusal(() -> Uni.createFrom().item(excess)))
        .map(refusal -> new Adopted(instance, true, refusal));
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

  /**
   * An instance that is known has been counted, and may have ended since. If it runs and was
   * adopted meanwhile, perhaps for nobody, it becomes the user's who has started it.
   */
  private Uni<Void> count(AdmissionRequest request, TrackedInstance instance) {
    return tracker
        .find(instance.id())
        .flatMap(
            known -> {
              if (known.isEmpty()) {
                return add(request, instance);
              }
              boolean takenOver =
                  known.get().adopted() && known.get().state() != InstanceState.FINISHED;
              return takenOver
                  ? quotas
                      .ended(instance.id(), instance.startedAt())
                      .chain(() -> add(request, instance))
                  : DONE;
            });
  }

  private Uni<Void> add(AdmissionRequest request, TrackedInstance instance) {
    return tracker
        .add(instance)
        .chain(
            () ->
                quotas.confirm(
                    request.user().orElseThrow(),
                    request.ticket(),
                    new RunningInstance(instance.id(), instance.region())));
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
