package io.aui.appserver.limits;

import io.aui.appserver.tracking.TrackedInstance;
import java.time.Duration;
import java.time.Instant;

/**
 * One instance near or past its end: running, then told farewell, then being stopped until that is
 * true. At most one step is under way at a time.
 */
final class Leashed {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private final TrackedInstance instance;
  private Instant stopAt;
  private boolean saidFarewell;
  private boolean busy;
  private int failedStops;

  /**
   * Not touched yet.
   *
   * @param stopAt when it has to be stopped
   */
  Leashed(TrackedInstance instance, Instant stopAt) {
    this.instance = instance;
    this.stopAt = stopAt;
  }

  /** What is to be done next. */
  enum Step {
    NOTHING,
    SAY_FAREWELL,
    STOP
  }

  TrackedInstance instance() {
    return instance;
  }

  /**
   * Begins the next step, if one is due; it has to be ended.
   *
   * @param farewell whether there is something to say
   */
  synchronized Step begin(Instant now, boolean farewell) {
    if (busy) {
      return Step.NOTHING;
    }
    if (!stopAt.isAfter(now)) {
      busy = true;
      return Step.STOP;
    }
    if (farewell && !saidFarewell && failedStops == 0) {
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

  /** Ends a stop that is not certain: it is tried again, after a pause that grows. */
  synchronized void stopFailed(Instant now) {
    busy = false;
    long factor = 1L << Math.min(failedStops, 10);
    Duration pause = FIRST_PAUSE.multipliedBy(factor);
    stopAt = now.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
    failedStops++;
  }

  /** Has it stopped now, however long it might have run. */
  synchronized void stopNow(Instant now) {
    if (failedStops == 0 && stopAt.isAfter(now)) {
      stopAt = now;
    }
  }

  /** Whether a stop was tried and is not certain. */
  synchronized boolean isStopping() {
    return failedStops > 0;
  }

  /** Whether it may be left alone if the tracker knows it to be over. */
  synchronized boolean isIdle() {
    return !busy && failedStops == 0;
  }
}
