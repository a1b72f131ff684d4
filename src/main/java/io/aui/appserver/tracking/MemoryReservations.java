package io.aui.appserver.tracking;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Reservations in this process: one map in order of renewal, and each user's names in the same
 * order; short critical sections under one lock.
 */
final class MemoryReservations implements Reservations {
  /** How many of the oldest are looked at for each new one, so that ended ones go in time. */
  private static final int SWEEP = 2;

  private final LinkedHashMap<Name, Holding> all = new LinkedHashMap<>();
  private final Map<Holder, LinkedHashSet<Name>> byHolder = new HashMap<>();
  private final int maxNames;
  private final int maxNamesPerUser;
  private final InstantSource clock;
  private final Runnable onDropped;

  private record Name(NameKind kind, String text) {}

  private record Holder(NameKind kind, String userId) {}

  private record Holding(Holder holder, Instant until) {}

  /**
   * Creates an empty store.
   *
   * @param maxNames most reservations of all users and kinds together
   * @param maxNamesPerUser most reservations of one user and kind
   * @param onDropped told of every reservation that had to go because all users hold too many
   */
  MemoryReservations(int maxNames, int maxNamesPerUser, InstantSource clock, Runnable onDropped) {
    this.maxNames = maxNames;
    this.maxNamesPerUser = maxNamesPerUser;
    this.clock = clock;
    this.onDropped = onDropped;
  }

  @Override
  public Uni<Boolean> reserve(NameKind kind, String name, String userId, Instant until) {
    return Uni.createFrom()
        .item(() -> reserveNow(new Name(kind, name), new Holder(kind, userId), until));
  }

  private synchronized boolean reserveNow(Name name, Holder holder, Instant until) {
    Instant now = clock.instant();
    Holding held = all.get(name);
    if (held != null && held.until.isAfter(now)) {
      if (!held.holder.equals(holder)) {
        return false;
      }
    } else if (!until.isAfter(now)) {
      return true;
    }
    Instant end = held != null && held.until.isAfter(until) ? held.until : until;
    remove(name);
    all.put(name, new Holding(holder, end));
    byHolder.computeIfAbsent(holder, first -> new LinkedHashSet<>()).add(name);
    makeRoom(holder, now);
    return true;
  }

  @Override
  public Uni<Map<String, String>> owners(NameKind kind, Set<String> names) {
    return Uni.createFrom().item(() -> ownersNow(kind, names));
  }

  private synchronized Map<String, String> ownersNow(NameKind kind, Set<String> names) {
    Instant now = clock.instant();
    Map<String, String> owners = new HashMap<>();
    for (String name : names) {
      Holding held = all.get(new Name(kind, name));
      if (held != null && held.until.isAfter(now)) {
        owners.put(name, held.holder.userId);
      }
    }
    return owners;
  }

  private void makeRoom(Holder holder, Instant now) {
    LinkedHashSet<Name> own = byHolder.get(holder);
    if (own.size() > maxNamesPerUser) {
      remove(own.iterator().next());
    }
    for (int i = 0; i < SWEEP; i++) {
      Iterator<Map.Entry<Name, Holding>> oldestFirst = all.entrySet().iterator();
      Map.Entry<Name, Holding> oldest = oldestFirst.next();
      if (oldest.getValue().until.isAfter(now)) {
        break;
      }
      remove(oldest.getKey());
    }
    if (all.size() > maxNames) {
      remove(all.keySet().iterator().next());
      onDropped.run();
    }
  }

  private void remove(Name name) {
    Holding removed = all.remove(name);
    if (removed != null) {
      LinkedHashSet<Name> own = byHolder.get(removed.holder);
      own.remove(name);
      if (own.isEmpty()) {
        byHolder.remove(removed.holder);
      }
    }
  }
}
