package io.aui.appserver.limits.quota;

import io.aui.appserver.limits.duration.RunningInstance;
import io.aui.appserver.limits.quota.QuotaStore.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Counts the starts and running instances of one user or of the account. Every step takes the same
 * time, however many instances run. Times are in milliseconds since the epoch. Not safe for
 * concurrent use.
 */
class UsageCounter {
  private static final long MINUTE = Duration.ofMinutes(1).toMillis();
  private static final long DAY = Duration.ofDays(1).toMillis();

  /** The end of a call is unknown: retries are soon enough for users and rare enough for IMS. */
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  // Most heap that each takes here, without the key and value of an entry.
  static final int BYTES_OF_ENTRY = 60;
  static final int BYTES_OF_START = 34;

  final Quota quota;
  private final Scope scope;
  private final Map<String, Slot> slots = new LinkedHashMap<>();
  private final Map<String, Running> running = new LinkedHashMap<>();
  private final Deque<Long> starts = new ArrayDeque<>(1);

  /** When the day began to which the following numbers belong. */
  private long midnight;

  private int startsToday;
  private long usedByEnded;

  /** The sum of the times from which running instances count today. */
  private long sumOfRunningFrom;

  /** A start under way. */
  record Slot(String user, long since) {}

  /** An instance that counts as running. */
  record Running(String user, String region, long since) {}

  UsageCounter(Quota quota, Scope scope) {
    this.quota = quota;
    this.scope = scope;
  }

  /** The limit that a start would exceed now, if any. */
  Optional<Refused> refusal(long now) {
    forgetStarts(now);
    if (quota.isReached(scope.startsPerMinute(), starts.size())) {
      return refusal(scope.startsPerMinute(), Duration.ofMillis(starts.getFirst() + MINUTE - now));
    }
    if (quota.isReached(scope.concurrentInstances(), concurrent())) {
      return refusal(scope.concurrentInstances(), RETRY_AFTER);
    }
    return minutesRefusal(now);
  }

  /**
   * The limit that running instances exceed now, if any. Starts under way do not count: one of them
   * may be the start of an instance that runs already.
   */
  Optional<Refused> excess(long now) {
    return quota.isReached(scope.concurrentInstances(), running.size() - 1)
        ? refusal(scope.concurrentInstances(), RETRY_AFTER)
        : minutesRefusal(now);
  }

  private Optional<Refused> minutesRefusal(long now) {
    return quota.isReached(scope.minutesPerDay(), used(now) / MINUTE)
        ? refusal(scope.minutesPerDay(), Duration.ofMillis(midnight + DAY - now))
        : Optional.empty();
  }

  private static Optional<Refused> refusal(Limit limit, Duration retryAfter) {
    return Optional.of(new Refused(limit, retryAfter));
  }

  void reserve(String id, Slot slot) {
    startDay(slot.since);
    slots.put(id, slot);
    startsToday++;
    countStart(slot.since);
  }

  /** Counts a start of this minute. */
  void countStart(long now) {
    if (quota.value(scope.startsPerMinute()).isPresent()) {
      starts.addLast(now);
    }
  }

  /** Removes a slot; its start still counts. Null if the slot is unknown. */
  Slot removeSlot(String id) {
    return slots.remove(id);
  }

  /** Removes a slot whose start did not happen. */
  void release(String id, long now) {
    Slot released = slots.remove(id);
    if (released != null) {
      starts.removeLastOccurrence(released.since);
      startDay(now);
      startsToday -= released.since >= midnight ? 1 : 0;
    }
  }

  /** Counts an instance as running; false if it counts already, and nothing is changed. */
  boolean run(String id, Running instance, long now) {
    startDay(now);
    if (running.putIfAbsent(id, instance) != null) {
      return false;
    }
    sumOfRunningFrom += countsFrom(instance);
    return true;
  }

  /** The same for an instance that was not started here: it is a start of today, too. */
  boolean adopt(String id, Running instance, long now) {
    boolean isNew = run(id, instance, now);
    startsToday += isNew ? 1 : 0;
    return isNew;
  }

  /** Ends an instance; null if it does not count as running. */
  Running end(String id, long at, long now) {
    startDay(now);
    Running ended = running.remove(id);
    if (ended != null) {
      long from = countsFrom(ended);
      sumOfRunningFrom -= from;
      usedByEnded += Math.max(0, Math.min(at, now) - from);
    }
    return ended;
  }

  /** The instances that count as running, from the one that was confirmed first. */
  List<RunningInstance> running() {
    return running(0, Integer.MAX_VALUE);
  }

  /** The same, without the first ones. */
  List<RunningInstance> running(int skipped, int most) {
    return running.entrySet().stream()
        .skip(skipped)
        .limit(most)
        .map(instance -> new RunningInstance(instance.getKey(), instance.getValue().region))
        .toList();
  }

  /** The slot that was reserved first; null if there is none. */
  Map.Entry<String, Slot> firstSlot() {
    return first(slots);
  }

  /** The instance that was confirmed first; null if none runs. */
  Map.Entry<String, Running> firstRunning() {
    return first(running);
  }

  private static <T> Map.Entry<String, T> first(Map<String, T> all) {
    return all.isEmpty() ? null : all.entrySet().iterator().next();
  }

  Usage usage(long now) {
    return new Usage(
        Duration.ofMillis(used(now)),
        startsToday,
        concurrent(),
        Instant.ofEpochMilli(midnight + DAY));
  }

  /** Forgets starts that count for no limit any more. */
  final void forgetStarts(long now) {
    while (!starts.isEmpty() && starts.getFirst() + MINUTE <= now) {
      starts.removeFirst();
    }
  }

  /** Whether there is nothing to remember. */
  boolean isIdle(long now) {
    return used(now) == 0 && startsToday == 0 && concurrent() == 0 && starts.isEmpty();
  }

  /** About how much of the heap its collections take. */
  long bytes() {
    return (long) BYTES_OF_ENTRY * concurrent() + (long) BYTES_OF_START * starts.size();
  }

  final int concurrent() {
    return slots.size() + running.size();
  }

  /** How long instances have run today, up to now. */
  private long used(long now) {
    startDay(now);
    return usedByEnded + Math.max(0, running.size() * now - sumOfRunningFrom);
  }

  /** Begins a new day; the clock never takes it back. */
  private void startDay(long now) {
    if (now >= midnight + DAY) {
      midnight = now - now % DAY;
      startsToday = 0;
      usedByEnded = 0;
      sumOfRunningFrom = running.size() * midnight;
    }
  }

  private long countsFrom(Running instance) {
    return Math.max(instance.since, midnight);
  }
}
