package io.aui.appserver.limits.quota;

import io.aui.appserver.limits.duration.Stops;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Looks at IMS which of a user's counted instances still run: at most every 5 seconds for each
 * user, however many of her starts are refused. Those who ask while IMS is being asked share what
 * is found.
 */
@Singleton
class StaleInstanceReconciler {
  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final int AT_A_TIME = 8;

  /** Beyond that many users within a pause, the first of them may be looked at again too soon. */
  private static final int MAX_USERS = 10_000;

  private final QuotaStore quotas;
  private final Stops stops;
  private final InstantSource clock;
  private final Map<String, Look> latest = new LinkedHashMap<>();

  StaleInstanceReconciler(QuotaStore quotas, Stops stops, InstantSource clock) {
    this.quotas = quotas;
    this.stops = stops;
    this.clock = clock;
  }

  private record Look(Instant begun, Uni<Void> found) {}

  /**
   * Completes when those that have ended do not count any more, at once if they were looked at less
   * than 5 seconds ago.
   */
  Uni<Void> of(String user) {
    return latestLook(user).found;
  }

  private synchronized Look latestLook(String user) {
    Instant now = clock.instant();
    Iterator<Look> oldestFirst = latest.values().iterator();
    while (oldestFirst.hasNext()
        && (isOver(oldestFirst.next(), now) || latest.size() >= MAX_USERS)) {
      oldestFirst.remove();
    }
    return latest.computeIfAbsent(
        user,
        someone ->
            new Look(now, Uni.createFrom().deferred(() -> look(someone)).memoize().indefinitely()));
  }

  private static boolean isOver(Look look, Instant now) {
    return !look.begun.plus(PAUSE).isAfter(now);
  }

  private Uni<Void> look(String user) {
    return quotas
        .running(user)
        .flatMap(
            running ->
                Multi.createFrom()
                    .iterable(running)
                    .onItem()
                    .transformToUni(each -> stops.hasEnded(each.region(), each.id()))
                    .merge(AT_A_TIME)
                    .collect()
                    .last()
                    .replaceWithVoid());
  }
}
