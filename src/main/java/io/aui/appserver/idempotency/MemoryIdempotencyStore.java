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
  /** What a kept answer takes besides its body and key (MemoryIdempotencyStoreTest). */
  static final int BYTES_OF_ANSWER = 720;

  private final Map<IdempotencyKey, Run> inFlight = new HashMap<>();
  private final Map<IdempotencyKey, Kept> kept = new LinkedHashMap<>();
  private final Duration ttl;
  private final long maxBytes;
  private final InstantSource clock;
  private final Runnable onDropped;
  private long bytes;
  private long runs;

  /**
   * Creates an empty store.
   *
   * @param maxBytes about how much of the heap the kept answers may take
   * @param onDropped told of every answer that had to go before its time
   */
  MemoryIdempotencyStore(Duration ttl, long maxBytes, InstantSource clock, Runnable onDropped) {
    this.ttl = ttl;
    this.maxBytes = maxBytes;
    this.clock = clock;
    this.onDropped = onDropped;
  }

  private record Run(String id, String fingerprint, CompletableFuture<StoredResponse> outcome) {}

  private record Kept(String fingerprint, StoredResponse answer, Instant end) {
    /** About how much of the heap it takes, with its key. */
    long bytes(IdempotencyKey key) {
      return BYTES_OF_ANSWER + bytesOf(key.value()) + bytesOf(answer.body());
    }

    /** A text takes two bytes a character unless all are Latin-1. */
    private static long bytesOf(String text) {
      boolean latin1 = text.chars().allMatch(c -> c <= 0xFF);
      return latin1 ? text.length() : 2L * text.length();
    }
  }

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
      Kept newest = new Kept(running.fingerprint, answer, clock.instant().plus(ttl));
      kept.put(key, newest);
      bytes += newest.bytes(key);
      forgetSurplus();
    }
    return running;
  }

  private void forgetSurplus() {
    forgetOld();
    while (bytes > maxBytes && !kept.isEmpty()) {
      forgetOldest();
      onDropped.run();
    }
  }

  private void forgetOld() {
    Instant now = clock.instant();
    while (!kept.isEmpty() && !kept.values().iterator().next().end.isAfter(now)) {
      forgetOldest();
    }
  }

  private void forgetOldest() {
    Iterator<Map.Entry<IdempotencyKey, Kept>> oldestFirst = kept.entrySet().iterator();
    Map.Entry<IdempotencyKey, Kept> oldest = oldestFirst.next();
    bytes -= oldest.getValue().bytes(oldest.getKey());
    oldestFirst.remove();
  }
}
