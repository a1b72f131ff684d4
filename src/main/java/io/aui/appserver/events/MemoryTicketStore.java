package io.aui.appserver.events;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps tickets in this process. Of too many users, the tickets of the first are dropped. */
final class MemoryTicketStore implements TicketStore {
  static final int MAX_USERS = 5_000;

  private final InstantSource clock;
  private final Map<String, Map<String, Kept>> tickets = new LinkedHashMap<>();

  private record Kept(Ticket ticket, Instant until) {}

  MemoryTicketStore(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Uni<Boolean> add(String hash, Ticket ticket) {
    return Uni.createFrom().item(() -> added(hash, ticket));
  }

  @Override
  public Uni<Optional<Ticket>> take(String userId, String hash) {
    return Uni.createFrom().item(() -> taken(userId, hash));
  }

  private synchronized boolean added(String hash, Ticket ticket) {
    Map<String, Kept> own = tickets.remove(ticket.userId());
    if (own == null) {
      own = new HashMap<>();
    }
    tickets.put(ticket.userId(), own);
    Instant now = clock.instant();
    own.values().removeIf(kept -> !kept.until.isAfter(now));
    if (tickets.size() > MAX_USERS) {
      Iterator<Map<String, Kept>> oldestFirst = tickets.values().iterator();
      oldestFirst.next();
      oldestFirst.remove();
    }
    if (own.size() >= MAX_OF_USER) {
      return false;
    }
    own.put(hash, new Kept(ticket, now.plus(LIFETIME)));
    return true;
  }

  private synchronized Optional<Ticket> taken(String userId, String hash) {
    Map<String, Kept> own = tickets.get(userId);
    Kept kept = own == null ? null : own.remove(hash);
    if (own != null && own.isEmpty()) {
      tickets.remove(userId);
    }
    return Optional.ofNullable(kept)
        .filter(known -> known.until.isAfter(clock.instant()))
        .map(Kept::ticket);
  }
}
