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

/** The starts, running instances and requests of one user. Not safe for concurrent use. */
final class UserUsage {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** Stands for all callers without a user id; not a valid user id. */
  private static final String ANONYMOUS = "*";

  /** The end of a call is unknown: retries are soon enough for users and rare enough for IMS. */
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  // Most heap that each takes, with ids of 64 characters (MemoryQuotaStoreTest).
  static final int BYTES_OF_USER = 600;
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
   * When all requests so far would have been made at the allowed rate: a token bucket in one number
   * (generic cell rate algorithm).
   */
  private Instant requestsPaidUntil = Instant.EPOCH;

  private record Running(String region, Instant since) {}

  /**
   * The usage of a user who has not used anything yet.
   *
   * @param onForgotten receives the id of each instance that no longer counts because its end never
   *     became known
   */
  UserUsage(Quota quota, Consumer<String> onForgotten) {
    this.quota = quota;
    this.onForgotten = onForgotten;
  }

  /** The key under which a caller's starts and requests are counted. */
  static String of(Caller caller) {
    return caller.userId() == null ? ANONYMOUS : caller.userId();
  }

  /** Reserves a slot for a start, or returns the limit that is reached. */
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
      return Optional.of(new Refused(Limit.CONCURRENT_INSTANCES, RETRY_AFTER));
    }
    if (reaches(quota.minutesPerDay().orElse(0), used(now).toMinutes())) {
      Duration wait = Duration.between(now, startOfDay(day(now).plusDays(1)));
      return Optional.of(new Refused(Limit.MINUTES_PER_DAY, wait));
    }
    return Optional.empty();
  }

  /** Configured limits are at least 1; 0 means that there is none. */
  private static boolean reaches(int limit, long value) {
    return limit > 0 && value >= limit;
  }

  void confirm(String slot, RunningInstance instance, Instant now) {
    Instant since = reserved.remove(slot);
    if (quota.countsInstances()) {
      running.putIfAbsent(
          instance.id(), new Running(instance.region(), since == null ? now : since));
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
      startDay(now);
      usedByEnded = usedByEnded.plus(today(ended.since, at.isAfter(now) ? now : at, now));
    }
  }

  List<RunningInstance> running() {
    List<RunningInstance> all = new ArrayList<>(running.size());
    running.forEach((id, instance) -> all.add(new RunningInstance(id, instance.region)));
    return all;
  }

  /** Whether there is nothing to remember. */
  boolean isIdle(Instant now) {
    startDay(now);
    return reserved.isEmpty()
        && running.isEmpty()
        && starts.isEmpty()
        && usedByEnded.isZero()
        && !requestsPaidUntil.isAfter(now);
  }

  /** About how much of the heap it takes, entries for it elsewhere included. */
  long bytes() {
    return BYTES_OF_USER
        + (long) BYTES_OF_SLOT * reserved.size()
        + (long) BYTES_OF_INSTANCE * running.size()
        + (long) BYTES_OF_START * starts.size();
  }

  /** The time used today, with running instances counted up to now. */
  private Duration used(Instant now) {
    startDay(now);
    Duration used = usedByEnded;
    for (Running instance : running.values()) {
      used = used.plus(today(instance.since, now, now));
    }
    return used;
  }

  private void startDay(Instant now) {
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

  /** Forgets expired starts, reservations and instances. */
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
              Instant since = instance.getValue().since;
              boolean old = !since.isAfter(oldestInstance);
              if (old) {
                startDay(now);
                usedByEnded = usedByEnded.plus(today(since, since.plus(quota.maxAge()), now));
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
