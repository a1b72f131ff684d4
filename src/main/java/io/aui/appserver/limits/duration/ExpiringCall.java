package io.aui.appserver.limits.duration;

import io.aui.appserver.limits.duration.InstanceTerminator.Outcome;
import java.time.Duration;
import java.time.Instant;

/**
 * One instance near or past its end: running, then told farewell, then being stopped until that is
 * true, or until IMS has refused it for an hour. At most one step is under way at a time.
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
   * Not touched yet.
   *
   * @param stopAt when it has to be stopped
   */
  ExpiringCall(RunningInstance instance, Instant stopAt) {
    this.instance = instance;
    this.stopAt = stopAt;
  }

  /** What is to be done next. */
  enum Step {
    NOTHING,
    SAY_FAREWELL,
    STOP
  }

  RunningInstance instance() {
    return instance;
  }

  /**
   * Begins the next step, if one is due; it has to be ended.
   *
   * @param farewell whether there is something to say
   * @param farewellBefore how long before the end
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

  /** Ends a farewell; one that surely was not said is tried again. */
  synchronized void farewellEnded(boolean mayHaveBeenSaid) {
    busy = false;
    saidFarewell = mayHaveBeenSaid;
  }

  /**
   * Ends a stop that is not certain: it is tried again, after a pause that grows.
   *
   * @return whether it is given up, because IMS has refused it for too long
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

  /** Has it stopped now, however long it might have run; also if it had been given up. */
  synchronized void stopNow(Instant now) {
    mustEnd = true;
    if (givenUp || (failedStops == 0 && stopAt.isAfter(now))) {
      stopAt = now;
      givenUp = false;
      refusedSince = null;
    }
  }

  /** Has it stopped at its time even if the tracker does not know it. */
  synchronized void stopWithoutTracker() {
    mustEnd = true;
  }

  /** Whether it is to be stopped, or was, and may still run. */
  synchronized boolean isStopping() {
    return failedStops > 0 && !givenUp;
  }

  /** Whether it may be left alone if the tracker does not know it as running. */
  synchronized boolean isIdle() {
    return !busy && (givenUp || (!mustEnd && failedStops == 0));
  }
}
