package io.aui.appserver.tracking;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which names belong to which user. A request claims all names that it uses before it is sent to
 * IMS; a claim keeps other users away, but gives no access to the named resources. If IMS accepted
 * the request, {@link #confirm} turns the claim into reservations. If IMS definitely did not
 * execute the request, {@link #release} removes the claim. If the outcome is unknown, neither is
 * called, and the claim expires.
 *
 * <p>Every method is atomic: of concurrent callers exactly one gets a free name.
 *
 * <p>A channel also conflicts with another user's channel if an RTC token for one of them and its
 * owner could be read as one for the other: the token's hash joins channel and user without a
 * separator, so "room1" of user "23" and "room12" of user "3" have the same.
 *
 * <p>Bounded by age, since claims and reservations expire, and by count. A user who holds too many
 * names of a type loses the oldest of them, so no user pushes out another user's names. Only if all
 * users together hold too many is the oldest of all dropped. Claims never push out anything: beyond
 * their bound, further claims are refused.
 */
public interface OwnershipRegistry {
  /** Most names that one request may claim. */
  int MAX_NAMES = 8;

  /**
   * Claims names, all or none. An empty set claims nothing and always succeeds.
   *
   * @param id a new id, by which the claim can be released even if the result of this call is lost
   * @param hold how long the claim lasts, unless it is confirmed or released before
   */
  Uni<Outcome> claim(String id, Claimant claimant, Set<Name> names, Duration hold);

  /**
   * Ends a claim and reserves names for its user: claimed names and others. The end of an existing
   * reservation never moves back. Names that another user holds by now are left out.
   */
  Uni<Void> confirm(Claim claim, Collection<Reservation> reserved);

  /** Removes a claim; does nothing if it has ended already. */
  Uni<Void> release(Claim claim);

  /** Reserves one name at once: {@link #claim} and {@link #confirm} together. */
  Uni<Outcome> reserve(Claimant claimant, Reservation reservation);

  /** Records that an instance no longer keeps its channel. Unknown instances change nothing. */
  Uni<Void> instanceEnded(String channelId, String instanceId);

  /**
   * Whether a channel is reserved to a user and an instance in it has not ended, as far as is known
   * here.
   */
  Uni<Boolean> isOccupied(Name channel, String userId);

  /** The owners of reserved names; names that are free or only claimed are left out. */
  Uni<Map<Name, String>> owners(Set<Name> names);

  /** The owner of a reserved name; empty if the name is free or only claimed. */
  default Uni<Optional<String>> owner(Name name) {
    return owners(Set.of(name)).map(owners -> Optional.ofNullable(owners.get(name)));
  }

  /**
   * The user who claims names.
   *
   * @param userId the user who will own the names
   * @param othersNames what happens to names that another user holds
   */
  record Claimant(String userId, OthersNames othersNames) {}

  /** What happens to names that another user holds. */
  enum OthersNames {
    /** The whole claim is refused. */
    REFUSE,
    /** They stay the other user's, and the rest is claimed; for administrators. */
    LEAVE
  }

  /**
   * A reservation to make.
   *
   * @param until when the name becomes free (exclusive); a past instant reserves nothing
   * @param occupant the instance in the channel, which keeps the name reserved, too; null if there
   *     is none
   */
  record Reservation(Name name, Instant until, Occupant occupant) {
    /** A reservation for a time. */
    public Reservation(Name name, Instant until) {
      this(name, until, null);
    }
  }

  /**
   * An instance that keeps its channel reserved until {@link #instanceEnded}.
   *
   * @param until when it counts as ended at the latest (exclusive)
   */
  record Occupant(String instanceId, Instant until) {}

  /**
   * A claim of names.
   *
   * @param id identifies the claim
   * @param userId the user who claims
   * @param names the claimed names, without those left to other users
   */
  record Claim(String id, String userId, Set<Name> names) {}

  /** The result of {@link #claim} or {@link #reserve}. */
  sealed interface Outcome {}

  /**
   * The user has the names.
   *
   * @param claim to be confirmed or released; ignored after {@link #reserve}
   */
  record Claimed(Claim claim) implements Outcome {}

  /**
   * Nothing was claimed or reserved.
   *
   * @param names the names that another user holds
   */
  record Refused(Set<Name> names) implements Outcome {}

  /** Nothing was claimed: this user, or all users together, have claimed too many names. */
  record TooManyClaims() implements Outcome {}
}
