package io.aui.appserver.limits.duration;

import io.aui.appserver.http.Uncancellable;
import io.aui.appserver.limits.duration.InstanceTerminator.Outcome;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * Stops that somebody asked for. None is believed before IMS shows it: what does not end is handed
 * to {@link DurationLimiter}, which stops it again until it does.
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
   * A caller has had IMS stop an instance. Returns at once and verifies it afterwards: until then
   * the instance counts.
   */
  public void verify(String region, String instanceId) {
    RunningInstance instance = new RunningInstance(instanceId, region);
    if (!durationLimiter.isEnding(instanceId)) {
      inBackground(endOrHandOver(instance, terminator.look(instance)));
    }
  }

  /** Whether IMS shows that an instance has ended. Never fails. */
  public Uni<Boolean> hasEnded(String region, String instanceId) {
    return terminator
        .look(new RunningInstance(instanceId, region))
        .map(outcome -> outcome == Outcome.ENDED);
  }

  /** Ends an instance that nobody can use. Returns at once. */
  public void discard(RunningInstance instance) {
    inBackground(stop(instance));
  }

  /** Stops an instance; true if IMS shows that it has ended. Never fails. */
  public Uni<Boolean> stop(RunningInstance instance) {
    return endOrHandOver(instance, actions.stop(instance));
  }

  private Uni<Boolean> endOrHandOver(RunningInstance instance, Uni<Outcome> asked) {
    return asked
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
    uncancellable.from(work).subscribe().with(ended -> {}, Stops::unexpected);
  }

  private static void unexpected(Throwable failure) {
    LOG.error("A stop cannot be verified", failure);
  }
}
