package io.aui.appserver.limits.duration;

import io.aui.appserver.http.Uncancellable;
import io.aui.appserver.limits.duration.InstanceTerminator.Outcome;
import io.aui.appserver.tracking.EndCause;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * Stops on request. A stop counts only when IMS shows that the instance has ended; otherwise the
 * {@link DurationLimiter} repeats it until then.
 */
@Singleton
public class Stops {
  private static final Logger LOG = Logger.getLogger(Stops.class);

  private final InstanceTerminator terminator;
  private final DurationActions actions;
  private final DurationLimiter durationLimiter;
  private final Uncancellable uncancellable;

  Stops(
      InstanceTerminator terminator,
      DurationActions actions,
      DurationLimiter durationLimiter,
      Uncancellable uncancellable) {
    this.terminator = terminator;
    this.actions = actions;
    this.durationLimiter = durationLimiter;
    this.uncancellable = uncancellable;
  }

  /**
   * Verifies a stop that a caller has already sent to IMS. Returns at once; until IMS shows the
   * end, the instance counts as running.
   *
   * @param cause who stopped it
   */
  public void verify(String region, String instanceId, EndCause cause) {
    RunningInstance instance = new RunningInstance(instanceId, region);
    terminator.stopped(instance, cause);
    if (!durationLimiter.isEnding(instanceId)) {
      inBackground(untilEnded(instance, terminator.check(instance)));
    }
  }

  /** Asks IMS whether an instance has ended. Never fails. */
  public Uni<Boolean> hasEnded(String region, String instanceId) {
    return terminator
        .check(new RunningInstance(instanceId, region))
        .map(outcome -> outcome == Outcome.ENDED);
  }

  /** Ends an instance that no client can use. Returns at once. */
  public void discard(RunningInstance instance) {
    inBackground(stop(instance, EndCause.DISCARDED));
  }

  /** Ends an instance that a client has started although it must not run. Returns at once. */
  public void refuse(RunningInstance instance) {
    inBackground(stop(instance, EndCause.REFUSED));
  }

  /**
   * Ends an instance that has just started by a time of its own; the agent says farewell before. An
   * earlier end by the longest duration stays.
   */
  public void endBy(RunningInstance instance, Instant latest) {
    durationLimiter.endBy(instance, latest);
  }

  /**
   * Stops an instance; true if IMS shows that it has ended, else the stop is repeated. Never fails.
   *
   * @param cause who or what stops it
   */
  public Uni<Boolean> stop(RunningInstance instance, EndCause cause) {
    return untilEnded(instance, actions.stop(instance, cause));
  }

  private Uni<Boolean> untilEnded(RunningInstance instance, Uni<Outcome> attempt) {
    return attempt
        .onFailure()
        .recoverWithItem(Outcome.MAY_RUN)
        .map(outcome -> outcome == Outcome.ENDED)
        .invoke(
            ended -> {
              if (!ended) {
                durationLimiter.end(instance);
              }
            });
  }

  private void inBackground(Uni<Boolean> work) {
    uncancellable.from(work).subscribe().with(ended -> {}, Stops::logFailure);
  }

  private static void logFailure(Throwable failure) {
    LOG.error("Failed to verify the stop of an instance", failure);
  }
}
