package io.aui.appserver.events;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;

/** The tickets that have not been used, by user and hash. Every method is atomic. Bounded. */
interface TicketStore {
  /** How long a ticket can be used. */
  Duration LIFETIME = Duration.ofSeconds(30);

  /** Most unused tickets of a user. */
  int MAX_OF_USER = 20;

  /** Keeps a ticket for {@link #LIFETIME}; false if the user has too many. */
  Uni<Boolean> add(String hash, Ticket ticket);

  /** Removes a ticket and returns it; empty if it is unknown, expired or used already. */
  Uni<Optional<Ticket>> take(String userId, String hash);
}
