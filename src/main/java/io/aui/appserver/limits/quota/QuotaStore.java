package io.aui.appserver.limits.quota;

import io.aui.appserver.limits.duration.RunningInstance;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Counts each user's starts, running instances and requests to IMS, within a {@link Quota}. Every
 * method is atomic: of many concurrent reservations, exactly as many succeed as the quota has room
 * for. A reservation that is neither confirmed nor released expires after the quota's {@code
 * unknownHold}; an instance whose end is not recorded expires after its {@code maxAge}. Bounded: a
 * full store forgets the user whose latest start or request is the oldest.
 */
interface QuotaStore {
  /**
   * Reserves a slot for one start. Empty if there was room; then the slot is to be confirmed or
   * released. The start counts as a request, too.
   *
   * @param slot a new id, by which the slot can be released even if the result of this call is lost
   */
  Uni<Optional<Refused>> reserve(String user, String slot);

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
   * There was no room, and nothing was reserved.
   *
   * @param limit the limit that is reached
   * @param retryAfter how long until there may be room again
   */
  record Refused(Limit limit, Duration retryAfter) {}
}
