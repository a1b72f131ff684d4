package io.aui.appserver.limits.duration;

import io.aui.appserver.limits.duration.InstanceTerminator.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One instance near or past its end: it runs, then the agent says farewell, then it is stopped
 * until IMS shows that it has ended or has refused everything for an hour. At most one step is
 * under way at a time. Safe for use by many threads.
 */
final class ExpiringCall {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  private static final Duration LONGEST_REFUSAL = Duration.ofHours(1);

  private final RunningInstance instance;
  private Instant stopAt;
  private boolean mustEnd;
  private boolean saidFarewell;
  private boolean busy;
  private int failedStops;
  private Instant refusedSince;
  private boolean givenUp;

  /**
   * A call for which nothing has been done yet.
   *
   * @param stopAt when it has to be stopped
   */
  ExpiringCall(RunningInstance instance, Instant stopAt) {
    this.instance = instance;
    this.stopAt = stopAt;
  }

  /** The next thing to do. */
  enum Step {
    NOTHING,
    SAY_FAREWELL,
    STOP
  }

  RunningInstance instance() {
    return instance;
  }

  /**
   * Begins the next step if one is due. The caller reports its end with {@link #farewellEnded} or
   * {@link #stopFailed}.
   *
   * @param farewell whether a farewell is configured
   * @param farewellBefore how long before the stop the farewell is due
   */
  synchronized Step begin(Instant now, boolean farewell, Duration farewellBefore) {
    if (busy || givenUp) {
      return Step.NOTHING;
    }
    if (!stopAt.isAfter(now)) {
      busy = true;
      return Step.STOP;
    }
    if (farewell
        && !saidFarewell
        && failedStops == 0
        && !stopAt.minus(farewellBefore).isAfter(now)) {
      busy = true;
      return Step.SAY_FAREWELL;
    }
    return Step.NOTHING;
  }

  /** Ends a farewell; it is tried again if it was definitely not said. */
  synchronized void farewellEnded(boolean mayHaveBeenSaid) {
    busy = false;
    saidFarewell = mayHaveBeenSaid;
  }

  /**
   * Ends a stop that IMS does not confirm; it is tried again after a growing pause.
   *
   * @return true if it is given up because IMS has refused it for an hour
   */
  synchronized boolean stopFailed(Outcome outcome, Instant now) {
    busy = false;
    long factor = 1L << Math.min(failedStops, 10);
    Duration pause = FIRST_PAUSE.multipliedBy(factor);
    stopAt = now.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
    failedStops++;
    if (outcome != Outcome.REFUSED) {
      refusedSince = null;
    } else if (refusedSince == null) {
      refusedSince = now;
    } else {
      givenUp = !refusedSince.plus(LONGEST_REFUSAL).isAfter(now);
    }
    return givenUp;
  }

  /** Makes the stop due now, whatever the duration, even after the call was given up. */
  synchronized void stopNow(Instant now) {
    mustEnd = true;
    if (givenUp || (failedStops == 0 && stopAt.isAfter(now))) {
      stopAt = now;
      givenUp = false;
      refusedSince = null;
    }
  }

  /** Makes the stop due at that time if it would be later; kept as {@link #stopWithoutTracker}. */
  synchronized void stopBy(Instant latest) {
    mustEnd = true;
    if (failedStops == 0 && stopAt.isAfter(latest)) {
      stopAt = latest;
    }
  }

  /** Keeps the call until it has ended, even if the tracker does not know the instance. */
  synchronized void stopWithoutTracker() {
    mustEnd = true;
  }

  /** Whether a stop has failed and is being repeated. */
  synchronized boolean isStopping() {
    return failedStops > 0 && !givenUp;
  }

  /** What other replicas have to know, in case this one dies; empty if the tracker shows it. */
  synchronized Optional<EndingInstance> ending() {
    if (givenUp || !(mustEnd || failedStops > 0)) {
      return Optional.empty();
    }
    // Whoever takes over a stop that is being repeated does not wait.
    return Optional.of(new EndingInstance(instance, failedStops > 0 ? Instant.EPOCH : stopAt));
  }

  /** Whether it may be forgotten if the tracker does not list it as alive. */
  synchronized boolean isIdle() {
    return !busy && (givenUp || (!mustEnd && failedStops == 0));
  }
}
