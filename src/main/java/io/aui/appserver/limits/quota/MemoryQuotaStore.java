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
 * request, so the next to forget is always the first.
 */
final class MemoryQuotaStore implements QuotaStore {
  /** How many of the first are looked at for each new user, so that idle ones go in time. */
  private static final int SWEEP = 2;

  private final Map<String, UserUsage> accounts = new LinkedHashMap<>();
  private final Map<String, String> userOfInstance = new HashMap<>();
  private final Quota quota;
  private final long maxBytes;
  private final InstantSource clock;
  private long bytes;
  private long slots;

  /**
   * Creates an empty store.
   *
   * @param maxBytes about how much of the heap all users together may take
   */
  MemoryQuotaStore(Quota quota, long maxBytes, InstantSource clock) {
    this.quota = quota;
    this.maxBytes = maxBytes;
    this.clock = clock;
  }

  @Override
  public Uni<Reservation> reserve(String user) {
    return Uni.createFrom().item(() -> reserveNow(user));
  }

  private synchronized Reservation reserveNow(String user) {
    slots++;
    String slot = Long.toString(slots);
    Optional<Refused> refused = admit(user, (account, now) -> account.reserve(slot, now));
    return refused.isPresent() ? refused.get() : new Reserved(slot);
  }

  @Override
  public Uni<Optional<Refused>> request(String user) {
    return Uni.createFrom().item(() -> requestNow(user));
  }

  private synchronized Optional<Refused> requestNow(String user) {
    return admit(user, UserUsage::request);
  }

  private Optional<Refused> admit(
      String user, BiFunction<UserUsage, Instant, Optional<Refused>> authorizer) {
    Instant now = clock.instant();
    UserUsage account = accounts.remove(user);
    if (account == null) {
      account = new UserUsage(quota, userOfInstance::remove);
    } else {
      bytes -= account.bytes();
    }
    Optional<Refused> refused = authorizer.apply(account, now);
    accounts.put(user, account);
    bytes += account.bytes();
    makeRoom(user, now);
    return refused;
  }

  private void makeRoom(String user, Instant now) {
    for (int i = 0; i < SWEEP; i++) {
      Map.Entry<String, UserUsage> first = accounts.entrySet().iterator().next();
      UserUsage account = first.getValue();
      change(account, () -> account.forgetOld(now));
      if (first.getKey().equals(user) || !account.isIdle(now)) {
        break;
      }
      forgetFirst();
    }
    while (bytes > maxBytes && accounts.size() > 1) {
      forgetFirst();
    }
  }

  /** Keeps the sum of bytes right. */
  private void change(UserUsage account, Runnable change) {
    bytes -= account.bytes();
    change.run();
    bytes += account.bytes();
  }

  private void forgetFirst() {
    Iterator<UserUsage> leastRecentFirst = accounts.values().iterator();
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
    UserUsage account = accounts.get(user);
    if (account != null) {
      change(account, () -> account.confirm(slot, instance, clock.instant()));
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
    UserUsage account = accounts.get(user);
    if (account != null) {
      change(account, () -> account.release(slot));
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
      UserUsage account = accounts.get(user);
      change(account, () -> account.end(instanceId, at, clock.instant()));
    }
    return null;
  }

  @Override
  public Uni<List<RunningInstance>> running(String user) {
    return Uni.createFrom().item(() -> runningNow(user));
  }

  private synchronized List<RunningInstance> runningNow(String user) {
    UserUsage account = accounts.get(user);
    return account == null ? List.of() : account.running();
  }
}
