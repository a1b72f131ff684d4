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
 * Asks IMS which of a user's counted instances have ended without this server's knowledge, and
 * records their end. This happens at most every 5 seconds for each user, however many starts are
 * refused; concurrent callers share one check.
 */
@Singleton
public class StaleInstanceReconciler {
  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final int MAX_CONCURRENT = 8;

  /** If more users are checked within a pause, the oldest may be checked again too soon. */
  private static final int MAX_USERS = 10_000;

  private final QuotaStore quotas;
  private final Stops stops;
  private final InstantSource clock;
  private final Map<String, Check> latest = new LinkedHashMap<>();

  StaleInstanceReconciler(QuotaStore quotas, Stops stops, InstantSource clock) {
    this.quotas = quotas;
    this.stops = stops;
    this.clock = clock;
  }

  private record Check(Instant startedAt, Uni<Void> result) {}

  /**
   * Completes when ended instances of the user no longer count. Completes at once if they were
   * checked less than 5 seconds ago.
   */
  public Uni<Void> reconcile(String user) {
    return latestCheck(user).result;
  }

  private synchronized Check latestCheck(String user) {
    Instant now = clock.instant();
    Iterator<Check> oldestFirst = latest.values().iterator();
    while (oldestFirst.hasNext()
        && (isOver(oldestFirst.next(), now) || latest.size() >= MAX_USERS)) {
      oldestFirst.remove();
    }
    return latest.computeIfAbsent(
        user,
        key ->
            new Check(now, Uni.createFrom().deferred(() -> check(key)).memoize().indefinitely()));
  }

  private static boolean isOver(Check check, Instant now) {
    return !check.startedAt.plus(PAUSE).isAfter(now);
  }

  private Uni<Void> check(String user) {
    return quotas
        .running(user)
        .flatMap(
            running ->
                Multi.createFrom()
                    .iterable(running)
                    .onItem()
                    .transformToUni(each -> stops.hasEnded(each.region(), each.id()))
                    .merge(MAX_CONCURRENT)
                    .collect()
                    .last()
                    .replaceWithVoid());
  }
}
