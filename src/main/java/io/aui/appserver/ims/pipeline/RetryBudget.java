package io.aui.appserver.ims.pipeline;

import java.util.function.LongSupplier;

/**
 * Bounds repetitions to a share of the calls, so that they cannot multiply the load on an IMS that
 * fails: over the last 10 s at most a fifth of the calls, but always 3. Safe for concurrent use.
 */
public final class RetryBudget {
  private static final int SECONDS = 10;
  private static final int CALLS_PER_RETRY = 5;
  private static final int ALWAYS = 3;
  private static final long NANOS = 1_000_000_000L;

  private final LongSupplier nanoTime;
  private final int[] calls = new int[SECONDS];
  private final int[] retries = new int[SECONDS];
  private long second;

  /**
   * Creates a budget.
   *
   * @param nanoTime the time in nanoseconds, as {@link System#nanoTime()}
   */
  public RetryBudget(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.second = nanoTime.getAsLong() / NANOS;
  }

  /** Counts a call, once however often it is sent. */
  public synchronized void called() {
    calls[slotOfNow()]++;
  }

  /** Takes one repetition; false if none is left. */
  public synchronized boolean take() {
    int now = slotOfNow();
    int allowed = Math.max(ALWAYS, sum(calls) / CALLS_PER_RETRY);
    if (sum(retries) >= allowed) {
      return false;
    }
    retries[now]++;
    return true;
  }

  private int slotOfNow() {
    long now = nanoTime.getAsLong() / NANOS;
    for (long passed = Math.min(now - second, SECONDS); passed > 0; passed--) {
      int slot = Math.floorMod(now - passed + 1, SECONDS);
      calls[slot] = 0;
      retries[slot] = 0;
    }
    second = now;
    return Math.floorMod(now, SECONDS);
  }

  private static int sum(int[] counts) {
    int sum = 0;
    for (int count : counts) {
      sum += count;
    }
    return sum;
  }
}
