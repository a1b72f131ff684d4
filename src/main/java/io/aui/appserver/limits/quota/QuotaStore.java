package io.aui.appserver.limits.quota;

import io.aui.appserver.limits.duration.RunningInstance;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Counts what every user has started, runs and asks IMS for, within a {@link Quota}. Every method
 * is atomic: of any number of reservations at the same time, exactly as many succeed as the quota
 * has room for. What nobody ends expires: a reservation after the quota's {@code unknownHold}, a
 * running instance after its {@code maxAge}. Bounded: a full store forgets the user who started or
 * asked least recently.
 */
interface QuotaStore {
  /** Takes room for one start, if there is some. The start is a request as well. */
  Uni<Reservation> reserve(String user);

  /** Counts a request that starts nothing. Empty if there was room for it. */
  Uni<Optional<Refused>> request(String user);

  /** The reserved start has become an instance. */
  Uni<Void> confirm(String user, String slot, RunningInstance instance);

  /**
   * The reserved start has certainly not happened: it counts as a request, but as no start. Unknown
   * slots change nothing.
   */
  Uni<Void> release(String user, String slot);

  /** An instance has ended, and only its minutes count from now on; unknown ones change nothing. */
  Uni<Void> ended(String instanceId, Instant at);

  /** The instances that count as running. */
  Uni<List<RunningInstance>> running(String user);

  /** What became of a wish to start. */
  sealed interface Reservation {}

  /**
   * There was room, which is now taken until it is confirmed or released.
   *
   * @param slot names it
   */
  record Reserved(String slot) implements Reservation {}

  /**
   * There was no room, and nothing was taken.
   *
   * @param limit the one that is reached
   * @param retryAfter when there may be room again
   */
  record Refused(Limit limit, Duration retryAfter) implements Reservation {}
}
