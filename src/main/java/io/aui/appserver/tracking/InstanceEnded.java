package io.aui.appserver.tracking;

import java.time.Duration;
import java.time.Instant;

/**
 * Event: a tracked instance has ended, or is forgotten before its end became known. Fired once for
 * each instance, by the replica that recorded the end. Observers must return quickly and must not
 * call the tracker.
 *
 * @param instance the instance as it was tracked
 * @param at when it ended, as exactly as known
 * @param cause who or what ended it
 */
public record InstanceEnded(TrackedInstance instance, Instant at, EndCause cause) {
  /** How long it ran; never negative. */
  public Duration duration() {
    Duration duration = Duration.between(instance.startedAt(), at);
    return duration.isNegative() ? Duration.ZERO : duration;
  }
}
