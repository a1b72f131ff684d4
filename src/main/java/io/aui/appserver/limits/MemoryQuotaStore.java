package io.aui.appserver.limits;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Counts in this process, under one lock. Users are kept in the order of their latest start, so the
 * next to forget is always the first.
 */
final class MemoryQuotaStore implements QuotaStore {
  private final Map<String, Account> accounts = new LinkedHashMap<>();
  private final Map<String, String> userOfInstance = new HashMap<>();
  private final Quota quota;
  private final int maxUsers;
  private final InstantSource clock;
  private long slots;

  MemoryQuotaStore(Quota quota, int maxUsers, InstantSource clock) {
    this.quota = quota;
    this.maxUsers = maxUsers;
    this.clock = clock;
  }

  @Override
  public Uni<Reservation> reserve(String user) {
    return Uni.createFrom().item(() -> reserveNow(user));
  }

  private synchronized Reservation reserveNow(String user) {
    Account known = accounts.remove(user);
    Account account = known == null ? new Account(quota, userOfInstance::remove) : known;
    accounts.put(user, account);
    forgetSurplus();
    slots++;
    String slot = Long.toString(slots);
    Optional<Refused> refused = account.reserve(slot, clock.instant());
    return refused.isPresent() ? refused.get() : new Reserved(slot);
  }

  private void forgetSurplus() {
    Iterator<Account> leastRecentFirst = accounts.values().iterator();
    while (accounts.size() > maxUsers) {
      userOfInstance.keySet().removeAll(leastRecentFirst.next().running());
      leastRecentFirst.remove();
    }
  }

  @Override
  public Uni<Void> confirm(String user, String slot, String instanceId) {
    return Uni.createFrom().item(() -> confirmNow(user, slot, instanceId));
  }

  private synchronized Void confirmNow(String user, String slot, String instanceId) {
    Account account = accounts.get(user);
    if (account != null) {
      account.confirm(slot, instanceId, clock.instant());
      userOfInstance.put(instanceId, user);
    }
    return null;
  }

  @Override
  public Uni<Void> release(String user, String slot) {
    return Uni.createFrom().item(() -> releaseNow(user, slot));
  }

  private synchronized Void releaseNow(String user, String slot) {
    Account account = accounts.get(user);
    if (account != null) {
      account.release(slot);
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
      accounts.get(user).end(instanceId, at, clock.instant());
    }
    return null;
  }

  @Override
  public Uni<Set<String>> running(String user) {
    return Uni.createFrom().item(() -> runningNow(user));
  }

  private synchronized Set<String> runningNow(String user) {
    Account account = accounts.get(user);
    return account == null ? Set.of() : account.running();
  }
}
