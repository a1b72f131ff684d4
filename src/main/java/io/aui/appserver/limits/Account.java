package io.aui.appserver.limits;

import io.aui.appserver.limits.QuotaStore.Refused;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What one user has started and runs. Not safe for concurrent use. */
final class Account {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /**
   * Nobody knows when a call ends; soon enough to try again, rarely enough not to be a nuisance.
   */
  private static final Duration TRY_AGAIN = Duration.ofSeconds(5);

  private final Quota quota;
  private final Consumer<String> onForgotten;
  private final Map<String, Instant> reserved = new HashMap<>();
  private final Map<String, Instant> running = new HashMap<>();
  private final Deque<Instant> starts = new ArrayDeque<>();
  private LocalDate day = LocalDate.EPOCH;
  private Duration usedByEnded = Duration.ZERO;

  /**
   * An account without use.
   *
   * @param onForgotten told of instances that count no more because nobody heard of their end
   */
  Account(Quota quota, Consumer<String> onForgotten) {
    this.quota = quota;
    this.onForgotten = onForgotten;
  }

  /** Takes room for a start, or says what there is too much of. */
  Optional<Refused> reserve(String slot, Instant now) {
    forgetOld(now);
    Optional<Refused> refused = refusal(now);
    if (refused.isEmpty()) {
      reserved.put(slot, now);
      if (quota.startsPerMinute().isPresent()) {
        starts.addLast(now);
      }
    }
    return refused;
  }

  private Optional<Refused> refusal(Instant now) {
    if (reaches(quota.startsPerMinute().orElse(0), starts.size())) {
      Duration wait = Duration.between(now, starts.getFirst().plus(MINUTE));
      return Optional.of(new Refused(Limit.STARTS_PER_MINUTE, wait));
    }
    if (reaches(quota.concurrentInstances().orElse(0), reserved.size() + running.size())) {
      return Optional.of(new Refused(Limit.CONCURRENT_INSTANCES, TRY_AGAIN));
    }
    if (reaches(quota.minutesPerDay().orElse(0), used(now).toMinutes())) {
      Duration wait = Duration.between(now, startOfDay(day(now).plusDays(1)));
      return Optional.of(new Refused(Limit.MINUTES_PER_DAY, wait));
    }
    return Optional.empty();
  }

  /** Limits are at least 1, so 0 stands for none. */
  private static boolean reaches(int limit, long value) {
    return limit > 0 && value >= limit;
  }

  void confirm(String slot, String instanceId, Instant now) {
    Instant since = reserved.remove(slot);
    if (quota.countsInstances()) {
      running.put(instanceId, since == null ? now : since);
    }
  }

  void release(String slot) {
    Instant since = reserved.remove(slot);
    if (since != null) {
      starts.removeFirstOccurrence(since);
    }
  }

  void end(String instanceId, Instant at, Instant now) {
    Instant since = running.remove(instanceId);
    if (since != null) {
      turnDay(now);
      usedByEnded = usedByEnded.plus(today(since, at.isAfter(now) ? now : at, now));
    }
  }

  Set<String> running() {
    return Set.copyOf(running.keySet());
  }

  /** What is used of this day, the running instances counted up to now. */
  private Duration used(Instant now) {
    turnDay(now);
    Duration used = usedByEnded;
    for (Instant since : running.values()) {
      used = used.plus(today(since, now, now));
    }
    return used;
  }

  private void turnDay(Instant now) {
    LocalDate today = day(now);
    if (!today.equals(day)) {
      day = today;
      usedByEnded = Duration.ZERO;
    }
  }

  private static Duration today(Instant since, Instant until, Instant now) {
    Instant midnight = startOfDay(day(now));
    Instant from = since.isBefore(midnight) ? midnight : since;
    return until.isAfter(from) ? Duration.between(from, until) : Duration.ZERO;
  }

  private void forgetOld(Instant now) {
    while (!starts.isEmpty() && !starts.getFirst().plus(MINUTE).isAfter(now)) {
      starts.removeFirst();
    }
    Instant oldestSlot = now.minus(quota.unknownHold());
    reserved.values().removeIf(since -> !since.isAfter(oldestSlot));
    Instant oldestInstance = now.minus(quota.maxAge());
    running
        .entrySet()
        .removeIf(
            instance -> {
              boolean old = !instance.getValue().isAfter(oldestInstance);
              if (old) {
                onForgotten.accept(instance.getKey());
              }
              return old;
            });
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }

  private static Instant startOfDay(LocalDate date) {
    return date.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
