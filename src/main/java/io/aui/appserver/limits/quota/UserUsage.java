package io.aui.appserver.limits.quota;

import io.aui.appserver.access.Caller;
import io.aui.appserver.limits.duration.RunningInstance;
import io.aui.appserver.limits.quota.QuotaStore.Refused;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What one user has started, runs and asks for. Not safe for concurrent use. */
final class UserUsage {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** The account of all who name no user; outside the alphabet of user ids. */
  private static final String ANONYMOUS = "*";

  /**
   * Nobody knows when a call ends; soon enough to try again, rarely enough not to be a nuisance.
   */
  private static final Duration TRY_AGAIN = Duration.ofSeconds(5);

  // What each takes of the heap at most, ids of 64 characters included (StoresFitHeapTest).
  static final int BYTES_OF_ACCOUNT = 600;
  static final int BYTES_OF_INSTANCE = 300;
  private static final int BYTES_OF_SLOT = 150;
  private static final int BYTES_OF_START = 40;

  private final Quota quota;
  private final Consumer<String> onForgotten;
  private final Map<String, Instant> reserved = new HashMap<>();
  private final Map<String, Running> running = new HashMap<>();
  private final Deque<Instant> starts = new ArrayDeque<>(1);
  private LocalDate day = LocalDate.EPOCH;
  private Duration usedByEnded = Duration.ZERO;

  /**
   * When the requests of so far would have been made at the allowed pace: a bucket of tokens in one
   * number (the generic cell rate algorithm).
   */
  private Instant requestsPaidUntil = Instant.EPOCH;

  private record Running(String region, Instant since) {}

  /**
   * An account without use.
   *
   * @param onForgotten told of instances that count no more because nobody heard of their end
   */
  UserUsage(Quota quota, Consumer<String> onForgotten) {
    this.quota = quota;
    this.onForgotten = onForgotten;
  }

  /** Whose account a caller's starts and requests are counted in. */
  static String of(Caller caller) {
    return caller.userId() == null ? ANONYMOUS : caller.userId();
  }

  /** Takes room for a start, or returns the limit that is reached. */
  Optional<Refused> reserve(String slot, Instant now) {
    forgetOld(now);
    Optional<Refused> refused = refusal(now).or(() -> request(now));
    if (refused.isEmpty()) {
      if (quota.startsPerMinute().isPresent() || quota.countsInstances()) {
        reserved.put(slot, now);
      }
      if (quota.startsPerMinute().isPresent()) {
        starts.addLast(now);
      }
    }
    return refused;
  }

  /** Counts a request, or returns the limit that is reached. */
  Optional<Refused> request(Instant now) {
    if (quota.requestsPerMinute().isEmpty()) {
      return Optional.empty();
    }
    Instant begin = requestsPaidUntil.isAfter(now) ? requestsPaidUntil : now;
    Instant paid = begin.plus(MINUTE.dividedBy(quota.requestsPerMinute().getAsInt()));
    Duration ahead = Duration.between(now, paid);
    if (ahead.compareTo(MINUTE) > 0) {
      return Optional.of(new Refused(Limit.REQUESTS_PER_MINUTE, ahead.minus(MINUTE)));
    }
    requestsPaidUntil = paid;
    return Optional.empty();
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

  void confirm(String slot, RunningInstance instance, Instant now) {
    Instant since = reserved.remove(slot);
    if (quota.countsInstances()) {
      running.put(instance.id(), new Running(instance.region(), since == null ? now : since));
    }
  }

  void release(String slot) {
    Instant since = reserved.remove(slot);
    if (since != null) {
      starts.removeFirstOccurrence(since);
    }
  }

  void end(String instanceId, Instant at, Instant now) {
    Running ended = running.remove(instanceId);
    if (ended != null) {
      turnDay(now);
      usedByEnded = usedByEnded.plus(today(ended.since, at.isAfter(now) ? now : at, now));
    }
  }

  List<RunningInstance> running() {
    List<RunningInstance> all = new ArrayList<>(running.size());
    running.forEach((id, instance) -> all.add(new RunningInstance(id, instance.region)));
    return all;
  }

  /** Whether nothing would be lost if it were forgotten. */
  boolean isIdle(Instant now) {
    turnDay(now);
    return reserved.isEmpty()
        && running.isEmpty()
        && starts.isEmpty()
        && usedByEnded.isZero()
        && !requestsPaidUntil.isAfter(now);
  }

  /** About how much of the heap it takes, everything included that is kept because of it. */
  long bytes() {
    return BYTES_OF_ACCOUNT
        + (long) BYTES_OF_SLOT * reserved.size()
        + (long) BYTES_OF_INSTANCE * running.size()
        + (long) BYTES_OF_START * starts.size();
  }

  /** What is used of this day, the running instances counted up to now. */
  private Duration used(Instant now) {
    turnDay(now);
    Duration used = usedByEnded;
    for (Running instance : running.values()) {
      used = used.plus(today(instance.since, now, now));
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

  /** Forgets what has expired. */
  void forgetOld(Instant now) {
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
              boolean old = !instance.getValue().since.isAfter(oldestInstance);
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
