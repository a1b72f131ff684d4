package io.aui.appserver.idempotency;

import io.aui.appserver.error.StoredResponse;
import io.smallrye.mutiny.Uni;

/**
 * Keeps one answer per key. Every method is atomic: of any number of callers who begin with the
 * same new key at the same time, exactly one is {@link First}. An answer is kept for the configured
 * time from its completion, then the key is free. Bounded by count: a full store forgets the oldest
 * answers before their time, never a key that is in flight.
 */
public interface IdempotencyStore {
  /**
   * Begins with a key, or tells what became of it.
   *
   * @param fingerprint what the request means
   */
  Uni<Begun> begin(IdempotencyKey key, String fingerprint);

  /**
   * Ends what {@link First} began: the answer is given to those who wait and to all who come until
   * the key expires. A run that does not hold the key any more changes nothing.
   */
  Uni<Void> complete(IdempotencyKey key, String run, StoredResponse answer);

  /**
   * Ends what {@link First} began without keeping anything: those who wait get the answer, and the
   * key is free for the next. A run that does not hold the key any more changes nothing.
   */
  Uni<Void> abandon(IdempotencyKey key, String run, StoredResponse answer);

  /** What became of a key. */
  sealed interface Begun {}

  /**
   * The key was free and is now the caller's, who has to complete or abandon it.
   *
   * @param run names this use of the key
   */
  record First(String run) implements Begun {}

  /**
   * The same request is under way.
   *
   * @param answer what its {@link First} will answer; may come on any thread
   */
  record InFlight(Uni<StoredResponse> answer) implements Begun {}

  /** The same request was answered. */
  record Answered(StoredResponse answer) implements Begun {}

  /** The key belongs to another request. */
  record Conflicting() implements Begun {}
}
