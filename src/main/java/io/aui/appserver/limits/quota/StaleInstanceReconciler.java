package io.aui.appserver.limits.quota;

import io.aui.appserver.limits.duration.RunningInstance;
import io.aui.appserver.limits.duration.Stops;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * Asks IMS which counted instances have ended without this server's knowledge, and records their
 * end: all instances of a user, or the next few of the account. This happens at most every 5
 * seconds for each user and for the account, however many starts are refused; concurrent callers
 * share one check.
 */
@Singleton
public class StaleInstanceReconciler {
  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final int MAX_CONCURRENT = 8;

  /**
   * The account's instances asked about before a start is refused; the next check goes on behind.
   */
  private static final int MAX_OF_ACCOUNT = 20;

  /** Stands for the account; not a valid user id. */
  private static final String ACCOUNT = "";

  /** If more users are checked within a pause, the oldest may be checked again too soon. */
  private static final int MAX_USERS = 10_000;

  private final QuotaStore quotas;
  private final Stops stops;
  private final InstantSource clock;
  private final Map<String, Check> latest = new LinkedHashMap<>();

  /** How many of the account's instances the next check leaves out. */
  private final AtomicInteger skipped = new AtomicInteger();

  StaleInstanceReconciler(QuotaStore quotas, Stops stops, InstantSource clock) {
    this.quotas = quotas;
    this.stops = stops;
    this.clock = clock;
  }

  private record Check(Instant startedAt, Uni<Void> result) {}

  /**
   * Completes when ended instances that were asked about no longer count. Completes at once if the
   * last check was less than 5 seconds ago.
   *
   * @param reached the limit that is reached: of the user or of the account
   */
  public Uni<Void> reconcile(String user, Limit reached) {
    return latestCheck(reached.isForAccount() ? ACCOUNT : user, MAX_OF_ACCOUNT).result;
  }

  /**
   * Asks about the next instances of the account and records those that have ended.
   *
   * @param most how many at most; fewer if there was another check less than 5 seconds ago
   */
  public Uni<Void> reconcileAccount(int most) {
    return latestCheck(ACCOUNT, most).result;
  }

  private synchronized Check latestCheck(String user, int most) {
    Instant now = clock.instant();
    Iterator<Check> oldestFirst = latest.values().iterator();
    while (oldestFirst.hasNext()
        && (isOver(oldestFirst.next(), now) || latest.size() >= MAX_USERS)) {
      oldestFirst.remove();
    }
    return latest.computeIfAbsent(
        user,
        key ->
            new Check(
                now, Uni.createFrom().deferred(() -> check(key, most)).memoize().indefinitely()));
  }

  private static boolean isOver(Check check, Instant now) {
    return !check.startedAt.plus(PAUSE).isAfter(now);
  }

  private Uni<Void> check(String key, int most) {
    return key.equals(ACCOUNT)
        ? checkAccount(skipped.get(), most)
        : quotas.running(key).flatMap(this::countEnded).replaceWithVoid();
  }

  private Uni<Void> checkAccount(int first, int most) {
    return quotas
        .runningInAccount(first, most)
        .flatMap(
            running ->
                running.isEmpty() && first > 0
                    ? checkAccount(0, most)
                    : countEnded(running)
                        .invoke(ended -> skipped.set(first + running.size() - ended.intValue()))
                        .replaceWithVoid());
  }

  private Uni<Long> countEnded(List<RunningInstance> running) {
    return Multi.createFrom()
        .iterable(running)
        .onItem()
        .transformToUni(each -> stops.hasEnded(each.region(), each.id()))
        .merge(MAX_CONCURRENT)
        .filter(ended -> ended)
        .collect()
        .with(Collectors.counting());
  }
}
