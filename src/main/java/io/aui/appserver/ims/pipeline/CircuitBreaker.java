package io.aui.appserver.ims.pipeline;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Stops calls to an IMS that fails, so that callers get an answer at once. It opens if at least
 * half of the last 20 calls failed, and at least a configured number of them. While it is open no
 * call is sent; after a configured time a single call is sent as a probe. If the probe fails, it
 * stays open for the same time again, else it closes. Safe for concurrent use.
 */
public final class CircuitBreaker {
  /** The number of latest calls that are looked at. */
  public static final int WINDOW = 20;

  /** Returned by {@link #acquire()} if a call must not be sent. */
  public static final long REFUSED = -1;

  /** The state of a breaker. */
  public enum State {
    /** Calls are sent. */
    CLOSED(0),
    /** One call has been sent to find out whether IMS serves again. */
    HALF_OPEN(1),
    /** No call is sent. */
    OPEN(2);

    private final int number;

    State(int number) {
      this.number = number;
    }

    /** Its value in metrics. */
    public int number() {
      return number;
    }
  }

  private final int failuresToOpen;
  private final long openNanos;
  private final LongSupplier nanoTime;

  private State state = State.CLOSED;

  /** Distinguishes the calls sent in one state from those of an earlier one. */
  private long generation;

  private long openedAt;

  /** A bit for each of the latest calls, the latest the lowest; set if it failed. */
  private int failed;

  private int size;

  /**
   * Creates a closed breaker.
   *
   * @param failuresToOpen from 1 to {@link #WINDOW}
   * @param open how long it stays open before a probe
   * @param nanoTime the time in nanoseconds, as {@link System#nanoTime()}
   */
  public CircuitBreaker(int failuresToOpen, Duration open, LongSupplier nanoTime) {
    this.failuresToOpen = failuresToOpen;
    this.openNanos = open.toNanos();
    this.nanoTime = nanoTime;
  }

  /**
   * Asks whether a call may be sent.
   *
   * @return a permit to return with {@link #succeeded}, {@link #failed} or {@link #abandoned}, or
   *     {@link #REFUSED}
   */
  public synchronized long acquire() {
    if (state == State.CLOSED) {
      return generation;
    }
    if (state == State.OPEN && nanoTime.getAsLong() - openedAt >= openNanos) {
      enter(State.HALF_OPEN);
      return generation;
    }
    return REFUSED;
  }

  /** IMS answered, be it with a refusal. */
  public synchronized void succeeded(long permit) {
    if (permit != generation) {
      return;
    }
    if (state == State.HALF_OPEN) {
      enter(State.CLOSED);
    } else {
      remember(0);
    }
  }

  /**
   * IMS could not be reached, did not answer, or failed.
   *
   * @return whether the breaker has opened by it
   */
  public synchronized boolean failed(long permit) {
    if (permit != generation) {
      return false;
    }
    remember(1);
    int failures = Integer.bitCount(failed);
    if (state == State.HALF_OPEN || (failures >= failuresToOpen && 2 * failures >= size)) {
      boolean opens = state == State.CLOSED;
      enter(State.OPEN);
      openedAt = nanoTime.getAsLong();
      return opens;
    }
    return false;
  }

  /** The call ended without showing whether IMS serves; after a probe the next call is one. */
  public synchronized void abandoned(long permit) {
    if (permit == generation && state == State.HALF_OPEN) {
      enter(State.OPEN);
    }
  }

  /** The time until a call may be sent; zero or less if one may be sent now. */
  public synchronized Duration untilProbe() {
    return state == State.CLOSED
        ? Duration.ZERO
        : Duration.ofNanos(openedAt + openNanos - nanoTime.getAsLong());
  }

  /** The current state. */
  public synchronized State state() {
    return state;
  }

  private void remember(int failure) {
    failed = (failed << 1 | failure) & (1 << WINDOW) - 1;
    size = Math.min(size + 1, WINDOW);
  }

  private void enter(State next) {
    state = next;
    generation++;
    failed = 0;
    size = 0;
  }
}
