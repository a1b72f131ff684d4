package io.aui.appserver.idempotency;

import io.aui.appserver.error.StoredResponse;
import io.smallrye.mutiny.Uni;

/**
 * Keeps one response per key. Every method is atomic: if several callers begin with the same new
 * key at the same time, exactly one gets {@link First}. A response is kept for the configured time
 * from its completion; then the key is free. Bounded: a full store drops the oldest responses
 * before they expire, but never a key that is in flight.
 */
public interface IdempotencyStore {
  /**
   * Takes a key, or returns its state.
   *
   * @param fingerprint equal for requests with the same meaning
   * @param run a new id of this use of the key, in case it is {@link First}
   */
  Uni<Begun> begin(IdempotencyKey key, String fingerprint, String run);

  /**
   * Ends the run of {@link First} and keeps the response: requests that wait, and all later ones
   * until the key expires, get it. A run that does not hold the key any more changes nothing,
   * except that it may replace its own success by a failure, for a start that was withdrawn.
   */
  Uni<Void> complete(IdempotencyKey key, String run, StoredResponse response);

  /**
   * Ends the run of {@link First} without keeping the response: requests that wait get it, and the
   * key is free. A run that does not hold the key any more changes nothing.
   */
  Uni<Void> abandon(IdempotencyKey key, String run, StoredResponse response);

  /**
   * Ends the run of {@link First} without a response: the key is free, and requests that wait begin
   * again. A run that does not hold the key any more changes nothing.
   */
  Uni<Void> release(IdempotencyKey key, String run);

  /** The state of a key. */
  sealed interface Begun {}

  /** The key was free. The caller holds it now and must complete or abandon it. */
  record First() implements Begun {}

  /**
   * The same request is running.
   *
   * @param run the run that holds the key
   * @param response the response of that run, null if it was released; may come on any thread.
   *     Fails with {@link LostRunException} if the run will never end
   */
  record InFlight(String run, Uni<StoredResponse> response) implements Begun {}

  /**
   * The replica that executed the run has died: it is unknown what became of the create. The run
   * still holds the key.
   */
  final class LostRunException extends RuntimeException {
    private static final long serialVersionUID = 1;

    LostRunException() {
      super("the replica that held an idempotency key has died", null, false, false);
    }
  }

  /** The same request has a stored response. */
  record Answered(StoredResponse response) implements Begun {}

  /** The key was used for another request. */
  record Conflicting() implements Begun {}
}
