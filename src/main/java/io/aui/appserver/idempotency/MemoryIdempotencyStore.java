package io.aui.appserver.idempotency;

import io.aui.appserver.error.StoredResponse;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Answers kept in this process. All of them live equally long, so the order of completion is the
 * order of expiry.
 */
final class MemoryIdempotencyStore implements IdempotencyStore {
  private final Map<IdempotencyKey, Run> inFlight = new HashMap<>();
  private final Map<IdempotencyKey, Kept> kept = new LinkedHashMap<>();
  private final Duration ttl;
  private final int maxKeys;
  private final InstantSource clock;
  private final Runnable onDropped;
  private long runs;

  /**
   * Creates an empty store.
   *
   * @param onDropped told of every answer that had to go before its time
   */
  MemoryIdempotencyStore(Duration ttl, int maxKeys, InstantSource clock, Runnable onDropped) {
    this.ttl = ttl;
    this.maxKeys = maxKeys;
    this.clock = clock;
    this.onDropped = onDropped;
  }

  private record Run(String id, String fingerprint, CompletableFuture<StoredResponse> outcome) {}

  private record Kept(String fingerprint, StoredResponse answer, Instant end) {}

  @Override
  public Uni<Begun> begin(IdempotencyKey key, String fingerprint) {
    return Uni.createFrom().item(() -> beginNow(key, fingerprint));
  }

  private synchronized Begun beginNow(IdempotencyKey key, String fingerprint) {
    forgetOld();
    Kept answered = kept.get(key);
    if (answered != null) {
      return answered.fingerprint.equals(fingerprint)
          ? new Answered(answered.answer)
          : new Conflicting();
    }
    Run running = inFlight.get(key);
    if (running != null) {
      return running.fingerprint.equals(fingerprint)
          ? new InFlight(waitingFor(running.outcome))
          : new Conflicting();
    }
    runs++;
    Run run = new Run(Long.toString(runs), fingerprint, new CompletableFuture<>());
    inFlight.put(key, run);
    return new First(run.id);
  }

  /** One who stops waiting must not take the outcome away from the others. */
  private static Uni<StoredResponse> waitingFor(CompletableFuture<StoredResponse> outcome) {
    return Uni.createFrom().completionStage(outcome::copy);
  }

  @Override
  public Uni<Void> complete(IdempotencyKey key, String run, StoredResponse answer) {
    return end(key, run, answer, true);
  }

  @Override
  public Uni<Void> abandon(IdempotencyKey key, String run, StoredResponse answer) {
    return end(key, run, answer, false);
  }

  private Uni<Void> end(IdempotencyKey key, String run, StoredResponse answer, boolean keep) {
    return Uni.createFrom()
        .item(
            () -> {
              Run ended = endNow(key, run, answer, keep);
              if (ended != null) {
                // Outside the lock: whoever waits goes on right here.
                ended.outcome.complete(answer);
              }
              return null;
            });
  }

  private synchronized Run endNow(
      IdempotencyKey key, String run, StoredResponse answer, boolean keep) {
    Run running = inFlight.get(key);
    if (running == null || !running.id.equals(run)) {
      return null;
    }
    inFlight.remove(key);
    if (keep) {
      kept.put(key, new Kept(running.fingerprint, answer, clock.instant().plus(ttl)));
      forgetSurplus();
    }
    return running;
  }

  private void forgetSurplus() {
    forgetOld();
    Iterator<Kept> oldestFirst = kept.values().iterator();
    while (kept.size() > maxKeys) {
      oldestFirst.next();
      oldestFirst.remove();
      onDropped.run();
    }
  }

  private void forgetOld() {
    Instant now = clock.instant();
    Iterator<Kept> oldestFirst = kept.values().iterator();
    while (oldestFirst.hasNext() && !oldestFirst.next().end.isAfter(now)) {
      oldestFirst.remove();
    }
  }
}
