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
 * Keeps responses in this process. All are kept for the same time, so they expire in the order of
 * completion.
 */
final class MemoryIdempotencyStore implements IdempotencyStore {
  /** Heap of a kept response without its body and key (measured by MemoryIdempotencyStoreTest). */
  static final int BYTES_OF_RESPONSE = 800;

  private final Map<IdempotencyKey, Run> inFlight = new HashMap<>();
  private final Map<IdempotencyKey, Kept> kept = new LinkedHashMap<>();
  private final Duration ttl;
  private final long maxBytes;
  private final InstantSource clock;
  private final Runnable onDropped;
  private long bytes;

  /**
   * Creates an empty store.
   *
   * @param maxBytes approximate bytes of heap that the kept responses may take
   * @param onDropped called for every response that is dropped before it expires
   */
  MemoryIdempotencyStore(Duration ttl, long maxBytes, InstantSource clock, Runnable onDropped) {
    this.ttl = ttl;
    this.maxBytes = maxBytes;
    this.clock = clock;
    this.onDropped = onDropped;
  }

  private record Run(String id, String fingerprint, CompletableFuture<StoredResponse> outcome) {}

  /**
   * A kept response.
   *
   * @param bytes approximate bytes of heap that it takes, with its key
   */
  private record Kept(
      String run, String fingerprint, StoredResponse response, Instant end, int bytes) {
    static Kept of(
        IdempotencyKey key, String run, String fingerprint, StoredResponse response, Instant end) {
      int bytes = BYTES_OF_RESPONSE + bytesOf(key.value()) + bytesOf(response.body());
      return new Kept(run, fingerprint, response, end, bytes);
    }

    /** A string takes one byte per character if all are Latin-1, else two. */
    private static int bytesOf(String text) {
      boolean latin1 = text.chars().allMatch(c -> c <= 0xFF);
      return latin1 ? text.length() : 2 * text.length();
    }
  }

  @Override
  public Uni<Begun> begin(IdempotencyKey key, String fingerprint, String run) {
    return Uni.createFrom().item(() -> beginNow(key, fingerprint, run));
  }

  private synchronized Begun beginNow(IdempotencyKey key, String fingerprint, String run) {
    forgetOld();
    Kept answered = kept.get(key);
    if (answered != null) {
      return answered.fingerprint.equals(fingerprint)
          ? new Answered(answered.response)
          : new Conflicting();
    }
    Run running = inFlight.get(key);
    if (running != null) {
      return running.fingerprint.equals(fingerprint)
          ? new InFlight(running.id, waitingFor(running.outcome))
          : new Conflicting();
    }
    inFlight.put(key, new Run(run, fingerprint, new CompletableFuture<>()));
    return new First();
  }

  /** Returns a copy, so that cancelling one waiting request does not affect the others. */
  private static Uni<StoredResponse> waitingFor(CompletableFuture<StoredResponse> outcome) {
    return Uni.createFrom().completionStage(outcome::copy);
  }

  @Override
  public Uni<Void> complete(IdempotencyKey key, String run, StoredResponse response) {
    return end(key, run, response, true);
  }

  @Override
  public Uni<Void> abandon(IdempotencyKey key, String run, StoredResponse response) {
    return end(key, run, response, false);
  }

  @Override
  public Uni<Void> release(IdempotencyKey key, String run) {
    return end(key, run, null, false);
  }

  private Uni<Void> end(IdempotencyKey key, String run, StoredResponse response, boolean keep) {
    return Uni.createFrom()
        .item(
            () -> {
              Run ended = endNow(key, run, response, keep);
              if (ended != null) {
                // Outside the lock: waiting requests continue in this call.
                ended.outcome.complete(response);
              }
              return null;
            });
  }

  private synchronized Run endNow(
      IdempotencyKey key, String run, StoredResponse response, boolean keep) {
    Run running = inFlight.get(key);
    if (running == null || !running.id.equals(run)) {
      withdraw(key, run, response, keep);
      return null;
    }
    inFlight.remove(key);
    if (keep) {
      Kept newest = Kept.of(key, run, running.fingerprint, response, clock.instant().plus(ttl));
      kept.put(key, newest);
      bytes += newest.bytes;
      forgetSurplus();
    }
    return running;
  }

  private void withdraw(IdempotencyKey key, String run, StoredResponse response, boolean keep) {
    Kept known = kept.get(key);
    if (keep
        && known != null
        && known.run.equals(run)
        && known.response.isSuccess()
        && !response.isSuccess()) {
      Kept corrected = Kept.of(key, run, known.fingerprint, response, known.end);
      kept.replace(key, corrected);
      bytes += corrected.bytes - known.bytes;
      forgetSurplus();
    }
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
    bytes -= oldest.getValue().bytes;
    oldestFirst.remove();
  }
}
