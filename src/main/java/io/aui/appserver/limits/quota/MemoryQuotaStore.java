package io.aui.appserver.limits.quota;

import io.aui.appserver.limits.duration.RunningInstance;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Counts in this process, under one lock. Users are kept in the order of their latest start or
 * request, so the first is always the next to be forgotten.
 */
final class MemoryQuotaStore implements QuotaStore {
  /**
   * How many of the oldest users are checked at each call, so that idle ones are removed in time.
   */
  private static final int SWEEP = 2;

  private final Map<String, UserUsage> usages = new LinkedHashMap<>();
  private final Map<String, String> userOfInstance = new HashMap<>();
  private final Quota quota;
  private final long maxBytes;
  private final InstantSource clock;
  private long bytes;

  /**
   * Creates an empty store.
   *
   * @param maxBytes about how much of the heap all users together may use
   */
  MemoryQuotaStore(Quota quota, long maxBytes, InstantSource clock) {
    this.quota = quota;
    this.maxBytes = maxBytes;
    this.clock = clock;
  }

  @Override
  public Uni<Optional<Refused>> reserve(String user, String slot) {
    return Uni.createFrom().item(() -> reserveNow(user, slot));
  }

  private synchronized Optional<Refused> reserveNow(String user, String slot) {
    return count(user, (usage, now) -> usage.reserve(slot, now));
  }

  @Override
  public Uni<Optional<Refused>> request(String user) {
    return Uni.createFrom().item(() -> requestNow(user));
  }

  private synchronized Optional<Refused> requestNow(String user) {
    return count(user, UserUsage::request);
  }

  private Optional<Refused> count(
      String user, BiFunction<UserUsage, Instant, Optional<Refused>> count) {
    Instant now = clock.instant();
    UserUsage usage = usages.remove(user);
    if (usage == null) {
      usage = new UserUsage(quota, userOfInstance::remove);
    } else {
      bytes -= usage.bytes();
    }
    Optional<Refused> refused = count.apply(usage, now);
    usages.put(user, usage);
    bytes += usage.bytes();
    makeRoom(user, now);
    return refused;
  }

  private void makeRoom(String user, Instant now) {
    for (int i = 0; i < SWEEP; i++) {
      Map.Entry<String, UserUsage> first = usages.entrySet().iterator().next();
      UserUsage usage = first.getValue();
      change(usage, () -> usage.forgetOld(now));
      if (first.getKey().equals(user) || !usage.isIdle(now)) {
        break;
      }
      forgetFirst();
    }
    while (bytes > maxBytes && usages.size() > 1) {
      forgetFirst();
    }
  }

  /** Changes a usage and updates the sum of bytes. */
  private void change(UserUsage usage, Runnable change) {
    bytes -= usage.bytes();
    change.run();
    bytes += usage.bytes();
  }

  private void forgetFirst() {
    Iterator<UserUsage> leastRecentFirst = usages.values().iterator();
    UserUsage forgotten = leastRecentFirst.next();
    leastRecentFirst.remove();
    bytes -= forgotten.bytes();
    forgotten.running().forEach(instance -> userOfInstance.remove(instance.id()));
  }

  @Override
  public Uni<Void> confirm(String user, String slot, RunningInstance instance) {
    return Uni.createFrom().item(() -> confirmNow(user, slot, instance));
  }

  private synchronized Void confirmNow(String user, String slot, RunningInstance instance) {
    UserUsage usage = usages.get(user);
    if (usage != null) {
      change(usage, () -> usage.confirm(slot, instance, clock.instant()));
      if (quota.countsInstances()) {
        userOfInstance.put(instance.id(), user);
      }
    }
    return null;
  }

  @Override
  public Uni<Void> release(String user, String slot) {
    return Uni.createFrom().item(() -> releaseNow(user, slot));
  }

  private synchronized Void releaseNow(String user, String slot) {
    UserUsage usage = usages.get(user);
    if (usage != null) {
      change(usage, () -> usage.release(slot));
    }
    return null;
  }

  @Override
  public Uni<Void> ended(String instanceId, Instant at) {
    return Uni.createFrom().item(() -> endedNow(instanceId, at));
  }

  private synchronized Void endedNow(String instanceId, Instant at) {
    String user = userOfInstance.remove(instanceId);
    if (user != null) {
      UserUsage usage = usages.get(user);
      change(usage, () -> usage.end(instanceId, at, clock.instant()));
    }
    return null;
  }

  @Override
  public Uni<List<RunningInstance>> running(String user) {
    return Uni.createFrom().item(() -> runningNow(user));
  }

  private synchronized List<RunningInstance> runningNow(String user) {
    UserUsage usage = usages.get(user);
    return usage == null ? List.of() : usage.running();
  }
}
