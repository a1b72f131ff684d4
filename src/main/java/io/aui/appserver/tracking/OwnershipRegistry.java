package io.aui.appserver.tracking;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which names belong to which user. A request claims all names that it uses in one call, before it
 * is sent to IMS; a claim keeps other users away, but gives no right to what the names stand for.
 * If IMS accepted the request, {@link #confirm} makes reservations of the claim in a second call.
 * If IMS surely did not execute it, {@link #release} undoes the claim, and nothing is left. If
 * nobody knows, neither is called, and the claim ends by itself.
 *
 * <p>Every method is atomic: of concurrent callers exactly one gets a free name.
 *
 * <p>A channel also conflicts with another user's channel if an RTC token for one of them and its
 * owner could be read as one for the other: the token's hash joins channel and user without a
 * separator, so "room1" of user "23" and "room12" of user "3" have the same.
 *
 * <p>Bounded by age, since claims and reservations end, and by count. A user who holds too many
 * names of a kind loses the oldest of them, so nobody can push out another's; only if all users
 * together hold too many, the oldest of all is dropped. Claims push out nothing: if there are too
 * many, further ones are refused.
 */
public interface OwnershipRegistry {
  /** Most names that one request may claim. */
  int MAX_NAMES = 8;

  /**
   * Claims names, all or none. Nothing is claimed for an empty set, which always succeeds.
   *
   * @param hold how long, unless the claim is confirmed or released before
   */
  Uni<Outcome> claim(Claimant claimant, Set<Name> names, Duration hold);

  /**
   * Ends a claim and reserves names for its user, claimed ones and others. An end never moves back.
   * What is another user's meanwhile stays so.
   */
  Uni<Void> confirm(Claim claim, Collection<Reservation> reserved);

  /** Ends a claim and leaves nothing of it; a claim that has ended already changes nothing. */
  Uni<Void> release(Claim claim);

  /** Reserves one name at once: {@link #claim} and {@link #confirm} together. */
  Uni<Outcome> reserve(Claimant claimant, Reservation reservation);

  /** An instance has ended: it keeps its channel no longer. Unknown ones change nothing. */
  Uni<Void> instanceEnded(String channelId, String instanceId);

  /** For whom the names are reserved; those that are not, or only claimed, are left out. */
  Uni<Map<Name, String>> owners(Set<Name> names);

  /** For whom a name is reserved; empty if it is not, or only claimed. */
  default Uni<Optional<String>> owner(Name name) {
    return owners(Set.of(name)).map(owners -> Optional.ofNullable(owners.get(name)));
  }

  /**
   * Who claims.
   *
   * @param userId whose the names become
   * @param othersNames what happens to names that are another user's
   */
  record Claimant(String userId, OthersNames othersNames) {}

  /** What happens to names that are another user's. */
  enum OthersNames {
    /** One of them refuses the whole claim. */
    REFUSE,
    /** They stay the other user's, and the rest is taken: for administrators. */
    LEAVE
  }

  /**
   * A reservation to make.
   *
   * @param until when the name becomes free, exclusive; a past instant reserves nothing
   * @param occupant the instance that lives in the channel and keeps it as well; null if there is
   *     none
   */
  record Reservation(Name name, Instant until, Occupant occupant) {
    /** A reservation for a time. */
    public Reservation(Name name, Instant until) {
      this(name, until, null);
    }
  }

  /**
   * An instance that keeps the channel in which it lives until {@link #instanceEnded}.
   *
   * @param until when it counts as ended at the latest, exclusive
   */
  record Occupant(String instanceId, Instant until) {}

  /**
   * Names that are claimed.
   *
   * @param id names the claim
   * @param userId for whom
   * @param names what was claimed: without those left to other users
   */
  record Claim(String id, String userId, Set<Name> names) {}

  /** What became of a wish to have names. */
  sealed interface Outcome {}

  /**
   * The names are the user's.
   *
   * @param claim to be confirmed or released; nothing is left to do after {@link #reserve}
   */
  record Claimed(Claim claim) implements Outcome {}

  /**
   * Nothing was taken.
   *
   * @param names those that are another user's
   */
  record Refused(Set<Name> names) implements Outcome {}

  /** Nothing was taken, since too many names are claimed already, by this user or by all. */
  record TooManyClaims() implements Outcome {}
}
