package io.aui.appserver.start;

import io.aui.appserver.error.StoredResponse;
import io.aui.appserver.idempotency.IdempotencyStore;
import io.aui.appserver.idempotency.IdempotentRequest;
import io.aui.appserver.limits.quota.QuotaStore;
import io.aui.appserver.tracking.Name;
import io.aui.appserver.tracking.OwnershipRegistry.Claimant;
import io.aui.appserver.tracking.OwnershipRegistry.Reservation;
import io.aui.appserver.tracking.TrackedInstance;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps what starts need, each in one step before and after the call to IMS: idempotency keys,
 * claims and reservations of names, the freeze, limits and instances. Both methods are atomic: of
 * many concurrent starts, exactly as many are admitted as the limits have room for, and one for
 * each idempotency key.
 *
 * <p>Each part keeps the promises of its own store: {@link
 * io.aui.appserver.idempotency.IdempotencyStore}, {@link
 * io.aui.appserver.tracking.OwnershipRegistry}, {@link io.aui.appserver.limits.freeze.FreezeStore},
 * {@link QuotaStore} and {@link io.aui.appserver.tracking.InstanceTracker}.
 */
interface StartStore {
  /**
   * Decides whether a start may be sent to IMS. It checks, in this order, the idempotency key, the
   * names, the freeze and the limits. Only {@link Admitted} keeps anything; it must be settled.
   */
  Uni<Admission> admit(AdmissionRequest request);

  /**
   * Ends an admitted start. It may be called again with the same ticket, and for a start whose
   * admission is unknown or was refused: what has been settled or was never admitted stays as it
   * is.
   */
  Uni<Void> settle(Settlement settlement);

  /**
   * Decides whether a user may have a token for a channel, with which clients start agents by
   * themselves. If an instance of the user lives in the channel, as far as is known here, it is
   * {@link Admitted}. Otherwise it is refused like a start, in this order: the channel's ownership,
   * the freeze and the limits. Only if it is admitted, the channel is reserved and the token
   * counts.
   */
  Uni<Admission> admitToken(TokenRequest request);

  /**
   * Tracks an instance that a client has started: whoever has reserved its channel owns it, and it
   * counts as running. If the instance is known already, nothing changes. Empty if it is not owned
   * by the required user; then nothing is kept.
   */
  Uni<Optional<Adopted>> adopt(AdoptionRequest request);

  /**
   * A token to be made.
   *
   * @param ticket a new id
   * @param channel the channel, reserved until the token ends
   */
  record TokenRequest(String ticket, Claimant claimant, Reservation channel) {}

  /**
   * An instance that is unknown here.
   *
   * @param instance without its owner; if it has no channel, nobody owns it
   * @param occupied the reservation of its channel; empty if it has none that can be reserved
   * @param owner the user who must own it; empty for any user, or nobody
   */
  record AdoptionRequest(
      TrackedInstance instance, Optional<Reservation> occupied, Optional<String> owner) {}

  /**
   * An instance that is tracked.
   *
   * @param instance as it is tracked now
   * @param isNew whether it was adopted now
   * @param refusal {@link Frozen} or {@link LimitReached} if it must not run; empty if it was known
   */
  record Adopted(TrackedInstance instance, boolean isNew, Optional<Admission> refusal) {}

  /**
   * What has to be checked and kept before a start.
   *
   * @param ticket a new id of this start
   * @param key empty if the request carries no idempotency key
   * @param names empty if the user is unknown, so that no names can be kept
   * @param user whose limits count; empty if the start will be refused anyway, and its limits and
   *     the freeze do not matter
   */
  record AdmissionRequest(
      String ticket,
      Optional<IdempotentRequest> key,
      Optional<Names> names,
      Optional<String> user) {
    /** Whether there are names to claim. */
    boolean claimsNames() {
      return names.isPresent() && !names.get().claimed.isEmpty();
    }
  }

  /**
   * The names that a start uses.
   *
   * @param claimed empty if there are none, or if users are not authenticated
   * @param hold how long they stay claimed if the start is not settled
   */
  record Names(Claimant claimant, Set<Name> claimed, Duration hold) {}

  /** The admission of a request with a key that is not free. */
  static Admission ofKey(IdempotencyStore.Begun known) {
    if (known instanceof IdempotencyStore.Answered answered) {
      return new Answered(answered.response());
    } else if (known instanceof IdempotencyStore.InFlight inFlight) {
      return new InFlight(inFlight.run(), inFlight.response());
    }
    return new Conflicting();
  }

  /** The result of {@link #admit}. */
  sealed interface Admission {}

  /**
   * The start may be sent to IMS.
   *
   * @param claimed the names that are claimed now, without those left to other users
   */
  record Admitted(Set<Name> claimed) implements Admission {}

  /** The same request with this key has a stored response. */
  record Answered(StoredResponse response) implements Admission {}

  /**
   * The same request with this key is running.
   *
   * @param ticket the start that holds the key
   * @param response its response; null if it was undone, so that the key may be free again. May
   *     come on any thread. Fails with {@link
   *     io.aui.appserver.idempotency.IdempotencyStore.LostRunException} if the start will never end
   */
  record InFlight(String ticket, Uni<StoredResponse> response) implements Admission {}

  /** The key was used for another request. */
  record Conflicting() implements Admission {}

  /** Other users hold some of the names. */
  record NamesRefused(Set<Name> names) implements Admission {}

  /** This user, or all users together, have claimed too many names. */
  record TooManyClaims() implements Admission {}

  /** New starts are frozen. */
  record Frozen() implements Admission {}

  /** A limit is reached. */
  record LimitReached(QuotaStore.Refused refused) implements Admission {}

  /**
   * The end of an admitted start.
   *
   * @param request what was admitted
   * @param outcome what became of it at IMS
   * @param response for those who wait for the same key, and kept for the key unless IMS definitely
   *     did not execute the start; empty if there is none, then those who wait try for themselves
   */
  record Settlement(AdmissionRequest request, Outcome outcome, Optional<StoredResponse> response) {
    /** Undoes an admission, whether it happened or not. */
    static Settlement undoing(AdmissionRequest request) {
      return new Settlement(request, new NotExecuted(), Optional.empty());
    }

    /** Whether the admission may be unknown, and may even reach the store after this. */
    boolean isUndoing() {
      return outcome instanceof NotExecuted && response.isEmpty();
    }

    /** The instance that has to be stopped, if there is one. */
    Optional<TrackedInstance> unusable() {
      return outcome instanceof Unknown unknown ? unknown.unusable : Optional.empty();
    }
  }

  /** What became of a start at IMS. */
  sealed interface Outcome {}

  /**
   * IMS has started an instance. It is tracked, and counts as running.
   *
   * @param reserved the names to be reserved, claimed ones and others
   */
  record Executed(TrackedInstance instance, List<Reservation> reserved) implements Outcome {}

  /** IMS definitely did not execute the start. Nothing is kept, except that it was a request. */
  record NotExecuted() implements Outcome {}

  /**
   * It is unknown whether an instance runs, or no client can use it. Names stay claimed and the
   * start counts until their holds expire.
   *
   * @param unusable the instance, if IMS has named it: it is tracked, and counts as running
   */
  record Unknown(Optional<TrackedInstance> unusable) implements Outcome {}
}
