package io.aui.appserver.tracking;

import io.aui.appserver.tracking.OwnershipRegistry.Claim;
import io.aui.appserver.tracking.OwnershipRegistry.Claimed;
import io.aui.appserver.tracking.OwnershipRegistry.Outcome;
import io.aui.appserver.tracking.OwnershipRegistry.TooManyClaims;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The claims of {@link MemoryOwnershipRegistry}, in the order in which they were made. */
final class MemoryClaims {
  private final Map<String, Held> byId = new LinkedHashMap<>();
  private final Map<Name, List<Held>> byName = new HashMap<>();
  private final Map<String, Integer> namesOfUser = new HashMap<>();
  private final NavigableSet<String> channels = new TreeSet<>();
  private final int maxNames;
  private final int maxNamesPerUser;
  private int names;

  private record Held(Claim claim, Instant until) {}

  /**
   * Creates an empty store.
   *
   * @param maxNames most names claimed by all users together
   * @param maxNamesPerUser most names claimed by one user
   */
  MemoryClaims(int maxNames, int maxNamesPerUser) {
    this.maxNames = maxNames;
    this.maxNamesPerUser = maxNamesPerUser;
  }

  /** Claims names; the caller has checked that they are free or the user's own. */
  Outcome add(String id, String userId, Set<Name> claimed, Instant until) {
    Claim claim = new Claim(id, userId, Set.copyOf(claimed));
    if (claimed.isEmpty()) {
      return new Claimed(claim);
    }
    int ofUser = namesOfUser.getOrDefault(userId, 0) + claimed.size();
    if (names + claimed.size() > maxNames || ofUser > maxNamesPerUser) {
      return new TooManyClaims();
    }
    Held held = new Held(claim, until);
    byId.put(claim.id(), held);
    names += claimed.size();
    namesOfUser.put(userId, ofUser);
    for (Name name : claimed) {
      byName.computeIfAbsent(name, first -> new ArrayList<>(1)).add(held);
      if (name.kind() == ResourceType.CHANNEL) {
        channels.add(name.text());
      }
    }
    return new Claimed(claim);
  }

  /** Ends a claim; does nothing if it has ended already. */
  void remove(String id) {
    Held held = byId.remove(id);
    if (held != null) {
      forgetNames(held);
    }
  }

  /** Removes expired claims, up to the first one that has not expired. */
  void removeEnded(Instant now) {
    Iterator<Held> oldestFirst = byId.values().iterator();
    while (oldestFirst.hasNext()) {
      Held oldest = oldestFirst.next();
      if (oldest.until.isAfter(now)) {
        return;
      }
      oldestFirst.remove();
      forgetNames(oldest);
    }
  }

  private void forgetNames(Held held) {
    String userId = held.claim.userId();
    Set<Name> ended = held.claim.names();
    names -= ended.size();
    namesOfUser.computeIfPresent(
        userId, (user, count) -> count > ended.size() ? count - ended.size() : null);
    for (Name name : ended) {
      List<Held> claims = byName.get(name);
      claims.removeIf(each -> each.claim.id().equals(held.claim.id()));
      if (claims.isEmpty()) {
        byName.remove(name);
        if (name.kind() == ResourceType.CHANNEL) {
          channels.remove(name.text());
        }
      }
    }
  }

  /** The user for whom a name is claimed. */
  Optional<String> claimant(Name name, Instant now) {
    for (Held held : byName.getOrDefault(name, List.of())) {
      if (held.until.isAfter(now)) {
        return Optional.of(held.claim.userId());
      }
    }
    return Optional.empty();
  }

  /** The claimed channels; some of the claims may have expired. */
  NavigableSet<String> channels() {
    return channels;
  }
}
