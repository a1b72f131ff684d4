package io.aui.appserver.tracking;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which names belong to which user: the first who asks gets one, until its time is over. Every
 * method is atomic: of concurrent callers exactly one gets a free name.
 *
 * <p>Bounded by age, since every reservation ends, and by count: a user who holds too many names of
 * a kind loses the oldest of them, so nobody can push out another's; only where all users together
 * hold too many, the oldest of all is dropped.
 */
public interface Reservations {
  /**
   * Reserves a name, or keeps it for longer where the user has it already; an end never moves back.
   *
   * @param until when it becomes free again, exclusive; a past instant reserves nothing
   * @return whether the name is the user's; false where it is another's
   */
  Uni<Boolean> reserve(NameKind kind, String name, String userId, Instant until);

  /** Whose the names are; those that are nobody's are left out. */
  Uni<Map<String, String>> owners(NameKind kind, Set<String> names);

  /** Whose a name is; empty where it is nobody's. */
  default Uni<Optional<String>> owner(NameKind kind, String name) {
    return owners(kind, Set.of(name)).map(owners -> Optional.ofNullable(owners.get(name)));
  }
}
