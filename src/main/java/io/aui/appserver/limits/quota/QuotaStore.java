package io.aui.appserver.limits.quota;

import io.aui.appserver.limits.duration.RunningInstance;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Counts the starts and running instances of each user and of the account, and each user's requests
 * to IMS, within a {@link Quota}; also what is not limited. Every method is atomic: of many
 * concurrent reservations, exactly as many succeed as the quota has room for. A reservation that is
 * neither confirmed nor released expires after the quota's {@code unknownHold}; an instance whose
 * end is not recorded expires after its {@code maxAge}. Bounded: a full store forgets the user
 * whose latest start or request is the oldest. What that user has started still counts for the
 * account.
 */
public interface QuotaStore {
  /**
   * Reserves a slot for one start, of the user and of the account. Empty if there was room; then
   * the slot is to be confirmed or released. The start counts as a request, too. Limits of the user
   * are refused before those of the account.
   *
   * @param slot a new id, by which the slot can be released even if the result of this call is lost
   */
  Uni<Optional<Refused>> reserve(String user, String slot);

  /**
   * Counts a token with which a client may start an agent by itself: it is refused like a start,
   * and counts for the starts per minute, but holds no slot and is neither a request nor a start of
   * today. Empty if there was room.
   *
   * @param id a new id
   */
  Uni<Optional<Refused>> token(String user, String id);

  /**
   * Counts an instance that a client has started by itself, also beyond the limits, since it runs.
   * It is a start of today, but not of this minute, for which its token has counted. An instance
   * that counts already is not changed.
   *
   * @param user its owner; empty if nobody owns it: then it counts for the account only
   * @param since when it started
   * @return the limit of running instances or of minutes that it exceeds; empty if none, or if it
   *     has counted before
   */
  Uni<Optional<Refused>> adopt(String user, RunningInstance instance, Instant since);

  /** Counts a request that is not a start. Empty if there was room for it. */
  Uni<Optional<Refused>> request(String user);

  /** Turns a reserved slot into a running instance. Repeating it changes nothing. */
  Uni<Void> confirm(String user, String slot, RunningInstance instance);

  /**
   * Releases the slot of a start that IMS definitely did not execute: it counts as a request, but
   * not as a start. Unknown slots change nothing.
   */
  Uni<Void> release(String user, String slot);

  /**
   * Records the end of an instance: only its minutes count from then on. Unknown instances change
   * nothing.
   *
   * @param at when it ended; a future instant counts as now
   */
  Uni<Void> ended(String instanceId, Instant at);

  /** The instances of a user that count as running. */
  Uni<List<RunningInstance>> running(String user);

  /**
   * The instances of all users that count as running, about in the order of their start.
   *
   * @param skipped how many of the first ones to leave out
   * @param most how many to return at most
   */
  Uni<List<RunningInstance>> runningInAccount(int skipped, int most);

  /** What a user has used today and uses now; nothing for an unknown or forgotten user. */
  Uni<Usage> usage(String user);

  /** What all users together have used today and use now. */
  Uni<Usage> usageOfAccount();

  /**
   * There was no room, and nothing was reserved.
   *
   * @param limit the limit that is reached
   * @param retryAfter how long until there may be room again
   */
  record Refused(Limit limit, Duration retryAfter) {}
}
