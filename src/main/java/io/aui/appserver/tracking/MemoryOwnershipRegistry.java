package io.aui.appserver.tracking;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Keeps reservations in this process: for each type of names one map in the order of renewal, and
 * each user's names in the same order. One lock, held briefly, makes every method atomic.
 */
final class MemoryOwnershipRegistry implements OwnershipRegistry {
  /**
   * How many of the oldest are checked for each new one, so that expired ones are removed in time.
   */
  private static final int SWEEP = 2;

  /** Claims may hold one name for this many reservations. */
  private static final int CLAIM_SHARE = 8;

  /** Most old names that are spared because an instance is in the channel. */
  private static final int MAX_SPARED = 8;

  private final Map<ResourceType, LinkedHashMap<Name, ReservedName>> reserved =
      new EnumMap<>(ResourceType.class);
  private final Map<Holder, LinkedHashSet<ReservedName>> byHolder = new HashMap<>();
  private final NavigableSet<String> channels = new TreeSet<>();
  private final MemoryClaims claims;
  private final int maxNames;
  private final int maxNamesPerUser;
  private final InstantSource clock;
  private final Runnable onDropped;
  private int size;

  private record Holder(ResourceType kind, String userId) {}

  /**
   * Creates an empty store.
   *
   * @param maxNames most reservations of all users and types together; claims may hold an eighth of
   *     that in addition
   * @param maxNamesPerUser most reservations of one user and type, and most names that one user may
   *     claim at a time
   * @param onDropped runs for every reservation that is dropped because all users hold too many
   */
  MemoryOwnershipRegistry(
      int maxNames, int maxNamesPerUser, InstantSource clock, Runnable onDropped) {
    this.maxNames = maxNames;
    this.maxNamesPerUser = maxNamesPerUser;
    this.clock = clock;
    this.onDropped = onDropped;
    this.claims =
        new MemoryClaims(
            Math.max(maxNames / CLAIM_SHARE, OwnershipRegistry.MAX_NAMES), maxNamesPerUser);
    for (ResourceType kind : ResourceType.values()) {
      reserved.put(kind, new LinkedHashMap<>());
    }
  }

  @Override
  public Uni<Outcome> claim(String id, Claimant claimant, Set<Name> names, Duration hold) {
    return Uni.createFrom().item(() -> claimNow(id, claimant, names, hold));
  }

  private synchronized Outcome claimNow(
      String id, Claimant claimant, Set<Name> names, Duration hold) {
    Instant now = clock.instant();
    claims.removeEnded(now);
    Set<Name> others = othersAmong(names, claimant.userId(), now);
    if (!others.isEmpty() && claimant.othersNames() == OthersNames.REFUSE) {
      return new Refused(others);
    }
    Set<Name> free = new LinkedHashSet<>(names);
    free.removeAll(others);
    return claims.add(id, claimant.userId(), free, now.plus(hold));
  }

  @Override
  public Uni<Void> confirm(Claim claim, Collection<Reservation> confirmed) {
    return Uni.createFrom()
        .item(
            () -> {
              confirmNow(claim, confirmed);
              return null;
            });
  }

  private synchronized void confirmNow(Claim claim, Collection<Reservation> confirmed) {
    claims.remove(claim.id());
    Instant now = clock.instant();
    claims.removeEnded(now);
    for (Reservation reservation : confirmed) {
      if (ownerOrClaimant(reservation.name(), claim.userId(), now).equals(claim.userId())) {
        put(claim.userId(), reservation, now);
      }
    }
  }

  @Override
  public Uni<Void> release(Claim claim) {
    return Uni.createFrom()
        .item(
            () -> {
              releaseNow(claim);
              return null;
            });
  }

  private synchronized void releaseNow(Claim claim) {
    claims.remove(claim.id());
  }

  @Override
  public Uni<Outcome> reserve(Claimant claimant, Reservation reservation) {
    return Uni.createFrom().item(() -> reserveNow(claimant, reservation));
  }

  private synchronized Outcome reserveNow(Claimant claimant, Reservation reservation) {
    Instant now = clock.instant();
    claims.removeEnded(now);
    Set<Name> others = othersAmong(Set.of(reservation.name()), claimant.userId(), now);
    if (others.isEmpty()) {
      put(claimant.userId(), reservation, now);
    } else if (claimant.othersNames() == OthersNames.REFUSE) {
      return new Refused(others);
    }
    return new Claimed(new Claim("", claimant.userId(), Set.of()));
  }

  @Override
  public Uni<Void> instanceEnded(String channelId, String instanceId) {
    return Uni.createFrom()
        .item(
            () -> {
              instanceEndedNow(channelId, instanceId);
              return null;
            });
  }

  private synchronized void instanceEndedNow(String channelId, String instanceId) {
    if (!ResourceType.CHANNEL.allows(channelId)) {
      return;
    }
    ReservedName known =
        reserved.get(ResourceType.CHANNEL).get(new Name(ResourceType.CHANNEL, channelId));
    if (known != null) {
      known.leave(instanceId);
      if (!known.isHeld(clock.instant())) {
        remove(known);
      }
    }
  }

  @Override
  public Uni<Boolean> isOccupied(Name channel, String userId) {
    return Uni.createFrom().item(() -> isOccupiedNow(channel, userId));
  }

  private synchronized boolean isOccupiedNow(Name channel, String userId) {
    ReservedName known = reserved.get(channel.kind()).get(channel);
    return known != null && known.userId().equals(userId) && known.isOccupied(clock.instant());
  }

  @Override
  public Uni<Map<Name, String>> owners(Set<Name> names) {
    return Uni.createFrom().item(() -> ownersNow(names));
  }

  private synchronized Map<Name, String> ownersNow(Set<Name> names) {
    Instant now = clock.instant();
    Map<Name, String> owners = new HashMap<>();
    for (Name name : names) {
      ReservedName known = reserved.get(name.kind()).get(name);
      if (known != null && known.isHeld(now)) {
        owners.put(name, known.userId());
      }
    }
    return owners;
  }

  private Set<Name> othersAmong(Set<Name> names, String userId, Instant now) {
    Set<Name> others = new LinkedHashSet<>();
    for (Name name : names) {
      if (!ownerOrClaimant(name, userId, now).equals(userId)
          || (name.kind() == ResourceType.CHANNEL && isConfusable(name.text(), userId, now))) {
        others.add(name);
      }
    }
    return others;
  }

  /** The user who holds a name; {@code userId} if no one does. */
  private String ownerOrClaimant(Name name, String userId, Instant now) {
    ReservedName known = reserved.get(name.kind()).get(name);
    return known != null && known.isHeld(now)
        ? known.userId()
        : claims.claimant(name, now).orElse(userId);
  }

  /**
   * Whether an RTC token for the channel and user could also be read as a token for a channel that
   * another user holds, or the other way round.
   */
  private boolean isConfusable(String channel, String userId, Instant now) {
    String joined = channel + userId;
    int longest = Math.min(ResourceType.CHANNEL.maxLength(), joined.length() - 1);
    for (int end = 1; end <= longest; end++) {
      Name prefix = new Name(ResourceType.CHANNEL, joined.substring(0, end));
      if (!ownerOrClaimant(prefix, userId, now).equals(userId)) {
        return true;
      }
    }
    return isLongerHeld(channels, channel, userId, now)
        || isLongerHeld(claims.channels(), channel, userId, now);
  }

  /** Whether another user holds a channel whose name starts with this channel's. */
  private boolean isLongerHeld(
      NavigableSet<String> held, String channel, String userId, Instant now) {
    List<ReservedName> ended = new ArrayList<>();
    boolean found = false;
    for (String longer : held.tailSet(channel, false)) {
      if (!longer.startsWith(channel)) {
        break;
      }
      Name name = new Name(ResourceType.CHANNEL, longer);
      if (!ownerOrClaimant(name, userId, now).equals(userId)) {
        found = true;
        break;
      }
      ReservedName known = reserved.get(ResourceType.CHANNEL).get(name);
      if (known != null && !known.isHeld(now)) {
        ended.add(known);
      }
    }
    ended.forEach(this::remove);
    return found;
  }

  private void put(String userId, Reservation reservation, Instant now) {
    Name name = reservation.name();
    ReservedName known = reserved.get(name.kind()).get(name);
    boolean renewed = known != null && known.isHeld(now);
    ReservedName entry = renewed ? known : new ReservedName(name, userId);
    entry.extend(reservation);
    if (!entry.isHeld(now)) {
      return;
    }
    if (known != null) {
      remove(known);
    }
    reserved.get(name.kind()).put(name, entry);
    byHolder
        .computeIfAbsent(new Holder(name.kind(), userId), first -> new LinkedHashSet<>())
        .add(entry);
    if (name.kind() == ResourceType.CHANNEL) {
      channels.add(name.text());
    }
    size++;
    makeRoom(entry, now);
  }

  private void makeRoom(ReservedName newest, Instant now) {
    Collection<ReservedName> own = byHolder.get(new Holder(newest.name().kind(), newest.userId()));
    if (own.size() > maxNamesPerUser) {
      remove(evictable(own, newest, now));
    }
    Collection<ReservedName> kind = reserved.get(newest.name().kind()).values();
    for (int i = 0; i < SWEEP; i++) {
      ReservedName oldest = kind.iterator().next();
      if (oldest.isHeld(now)) {
        break;
      }
      remove(oldest);
    }
    if (size > maxNames) {
      remove(evictable(largestType(), newest, now));
      onDropped.run();
    }
  }

  /** The type with the most names, so that many names of one type do not push out another. */
  private Collection<ReservedName> largestType() {
    return reserved.values().stream()
        .max(Comparator.comparingInt(Map::size))
        .orElseThrow()
        .values();
  }

  /**
   * The oldest name that may go: one that has ended; else not the newest, and not a channel with a
   * running instance, if possible.
   */
  private static ReservedName evictable(
      Collection<ReservedName> oldestFirst, ReservedName newest, Instant now) {
    List<ReservedName> oldest = oldestFirst.stream().limit(MAX_SPARED).toList();
    return oldest.stream()
        .filter(each -> !each.isHeld(now))
        .findFirst()
        .or(
            () ->
                oldest.stream()
                    .filter(each -> !each.equals(newest) && !each.isOccupied(now))
                    .findFirst())
        .orElseGet(() -> oldest.get(0));
  }

  private void remove(ReservedName known) {
    Name name = known.name();
    if (!reserved.get(name.kind()).remove(name, known)) {
      return;
    }
    size--;
    Holder holder = new Holder(name.kind(), known.userId());
    Set<ReservedName> own = byHolder.get(holder);
    own.remove(known);
    if (own.isEmpty()) {
      byHolder.remove(holder);
    }
    if (name.kind() == ResourceType.CHANNEL) {
      channels.remove(name.text());
    }
  }
}
