package io.aui.appserver.limits.quota;

import io.aui.appserver.limits.duration.RunningInstance;
import io.aui.appserver.limits.quota.UsageCounter.Running;
import io.aui.appserver.limits.quota.UsageCounter.Slot;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * Counts in this process, under one lock. Users are kept in the order of their latest start or
 * request, so the first is always the next to be forgotten. The account keeps every slot and
 * instance, with its user.
 */
final class MemoryQuotaStore implements QuotaStore {
  /**
   * How many of the oldest users are checked at each call, so that idle ones are removed in time.
   */
  private static final int SWEEP = 2;

  private final Map<String, UserUsage> users = new LinkedHashMap<>();
  private final AccountUsage account;
  private final Quota quota;
  private final long maxBytes;
  private final InstantSource clock;
  private long bytesOfUsers;

  /**
   * Creates an empty store.
   *
   * @param maxBytes about how much of the heap the account and its users may use
   */
  MemoryQuotaStore(Quota quota, long maxBytes, InstantSource clock) {
    this.account = new AccountUsage(quota);
    this.quota = quota;
    this.maxBytes = maxBytes;
    this.clock = clock;
  }

  @Override
  public Uni<Optional<Refused>> reserve(String user, String slot) {
    return Uni.createFrom().item(() -> reserveNow(user, slot));
  }

  private synchronized Optional<Refused> reserveNow(String user, String slot) {
    expire(clock.millis());
    return count(
        user,
        (usage, now) -> {
          long at = now.toEpochMilli();
          Optional<Refused> refused =
              usage.refusal(at).or(() -> account.refusal(at)).or(() -> usage.request(now));
          if (refused.isEmpty()) {
            Slot reserved = new Slot(user, at);
            usage.reserve(slot, reserved);
            account.reserve(slot, reserved);
          }
          return refused;
        });
  }

  @Override
  public Uni<Optional<Refused>> token(String user, String id) {
    return Uni.createFrom().item(() -> tokenNow(user));
  }

  private synchronized Optional<Refused> tokenNow(String user) {
    expire(clock.millis());
    return count(
        user,
        (usage, now) -> {
          long at = now.toEpochMilli();
          Optional<Refused> refused = usage.refusal(at).or(() -> account.refusal(at));
          if (refused.isEmpty()) {
            usage.countStart(at);
            account.countStart(at);
          }
          return refused;
        });
  }

  @Override
  public Uni<Optional<Refused>> adopt(String user, RunningInstance instance, Instant since) {
    return Uni.createFrom().item(() -> adoptNow(user, instance, since));
  }

  private synchronized Optional<Refused> adoptNow(
      String user, RunningInstance instance, Instant since) {
    long now = clock.millis();
    expire(now);
    Running running = new Running(user, instance.region(), Math.min(since.toEpochMilli(), now));
    if (!account.adopt(instance.id(), running, now)) {
      return Optional.empty();
    }
    if (user.isEmpty()) {
      return account.excess(now);
    }
    return count(
        user,
        (usage, at) -> {
          usage.adopt(instance.id(), running, now);
          return usage.excess(now).or(() -> account.excess(now));
        });
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
    UserUsage usage = users.remove(user);
    if (usage == null) {
      usage = new UserUsage(quota);
      bytesOfUsers += usage.bytes();
    }
    users.put(user, usage);
    long before = usage.bytes();
    Optional<Refused> refused = count.apply(usage, now);
    bytesOfUsers += usage.bytes() - before;
    makeRoom(user, now.toEpochMilli());
    return refused;
  }

  /** Stops counting slots and instances whose end has not become known in time. */
  private void expire(long now) {
    long oldestSlot = now - quota.unknownHold().toMillis();
    for (Map.Entry<String, Slot> first = account.firstSlot();
        first != null && first.getValue().since() <= oldestSlot;
        first = account.firstSlot()) {
      forget(first.getKey(), first.getValue());
    }
    long maxAge = quota.maxAge().toMillis();
    for (Map.Entry<String, Running> first = account.firstRunning();
        first != null && first.getValue().since() <= now - maxAge;
        first = account.firstRunning()) {
      end(first.getKey(), first.getValue().since() + maxAge, now);
    }
  }

  private void makeRoom(String user, long now) {
    for (int i = 0; i < SWEEP; i++) {
      Map.Entry<String, UserUsage> first = users.entrySet().iterator().next();
      change(first.getKey(), usage -> usage.forgetStarts(now));
      if (first.getKey().equals(user) || !first.getValue().isIdle(now)) {
        break;
      }
      forgetFirstUser();
    }
    while (bytesOfUsers + account.bytes() > maxBytes) {
      if (users.size() > 1) {
        forgetFirstUser();
      } else if (account.concurrent() > 0) {
        forgetFirstInstance(now);
      } else {
        break;
      }
    }
  }

  private void forgetFirstUser() {
    Iterator<UserUsage> leastRecentFirst = users.values().iterator();
    bytesOfUsers -= leastRecentFirst.next().bytes();
    leastRecentFirst.remove();
  }

  /** Stops counting the oldest slot or instance. Its minutes count until now. */
  private void forgetFirstInstance(long now) {
    Map.Entry<String, Slot> slot = account.firstSlot();
    Map.Entry<String, Running> running = account.firstRunning();
    if (running == null || (slot != null && slot.getValue().since() < running.getValue().since())) {
      forget(slot.getKey(), slot.getValue());
    } else {
      end(running.getKey(), now, now);
    }
  }

  private void forget(String id, Slot slot) {
    account.removeSlot(id);
    change(slot.user(), usage -> usage.removeSlot(id));
  }

  private void end(String instanceId, long at, long now) {
    Running ended = account.end(instanceId, at, now);
    if (ended != null) {
      change(ended.user(), usage -> usage.end(instanceId, at, now));
    }
  }

  /** Changes the usage of a user, if it is not forgotten, and updates the sum of bytes. */
  private void change(String user, Consumer<UserUsage> change) {
    UserUsage usage = users.get(user);
    if (usage != null) {
      bytesOfUsers -= usage.bytes();
      change.accept(usage);
      bytesOfUsers += usage.bytes();
    }
  }

  @Override
  public Uni<Void> confirm(String user, String slot, RunningInstance instance) {
    return Uni.createFrom().item(() -> confirmNow(user, slot, instance));
  }

  private synchronized Void confirmNow(String user, String slot, RunningInstance instance) {
    long now = clock.millis();
    Slot reserved = account.removeSlot(slot);
    long since = reserved == null ? now : reserved.since();
    Running running = new Running(user, instance.region(), since);
    account.run(instance.id(), running, now);
    change(
        user,
        usage -> {
          usage.removeSlot(slot);
          usage.run(instance.id(), running, now);
        });
    return null;
  }

  @Override
  public Uni<Void> release(String user, String slot) {
    return Uni.createFrom().item(() -> releaseNow(user, slot));
  }

  private synchronized Void releaseNow(String user, String slot) {
    long now = clock.millis();
    account.release(slot, now);
    change(user, usage -> usage.release(slot, now));
    return null;
  }

  @Override
  public Uni<Void> ended(String instanceId, Instant at) {
    return Uni.createFrom().item(() -> endedNow(instanceId, at));
  }

  private synchronized Void endedNow(String instanceId, Instant at) {
    end(instanceId, at.toEpochMilli(), clock.millis());
    return null;
  }

  @Override
  public Uni<List<RunningInstance>> running(String user) {
    return Uni.createFrom().item(() -> runningNow(user));
  }

  private synchronized List<RunningInstance> runningNow(String user) {
    UserUsage usage = users.get(user);
    return usage == null ? List.of() : usage.running();
  }

  @Override
  public Uni<List<RunningInstance>> runningInAccount(int skipped, int most) {
    return Uni.createFrom().item(() -> runningInAccountNow(skipped, most));
  }

  private synchronized List<RunningInstance> runningInAccountNow(int skipped, int most) {
    return account.running(skipped, most);
  }

  @Override
  public Uni<Usage> usage(String user) {
    return Uni.createFrom().item(() -> usageNow(user));
  }

  private synchronized Usage usageNow(String user) {
    long now = clock.millis();
    expire(now);
    return users.getOrDefault(user, new UserUsage(quota)).usage(now);
  }

  @Override
  public Uni<Usage> usageOfAccount() {
    return Uni.createFrom().item(this::usageOfAccountNow);
  }

  private synchronized Usage usageOfAccountNow() {
    long now = clock.millis();
    expire(now);
    return account.usage(now);
  }
}
