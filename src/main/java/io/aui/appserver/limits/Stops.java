package io.aui.appserver.limits;

import io.aui.appserver.http.Detached;
import io.aui.appserver.limits.Endings.Outcome;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * Stops that somebody asked for. None is believed before IMS shows it: what does not end is handed
 * to {@link Leash}, which stops it again until it does.
 */
@Singleton
public class Stops {
  private static final Logger LOG = Logger.getLogger(Stops.class);

  private final Endings endings;
  private final LeashActions actions;
  private final Leash leash;
  private final Detached detached;

  Stops(Endings endings, LeashActions actions, Leash leash, Detached detached) {
    this.endings = endings;
    this.actions = actions;
    this.leash = leash;
    this.detached = detached;
  }

  /**
   * A caller has had IMS stop an instance. Returns at once and verifies it afterwards: until then
   * the instance counts.
   */
  public void verify(String region, String instanceId) {
    RunningInstance instance = new RunningInstance(instanceId, region);
    if (!leash.isEnding(instanceId)) {
      inBackground(endOrHandOver(instance, endings.look(instance)));
    }
  }

  /** Whether IMS shows that an instance has ended. Never fails. */
  public Uni<Boolean> hasEnded(String region, String instanceId) {
    return endings
        .look(new RunningInstance(instanceId, region))
        .map(outcome -> outcome == Outcome.ENDED);
  }

  /** Ends an instance that nobody can use. Returns at once. */
  void discard(RunningInstance instance) {
    inBackground(stop(instance));
  }

  /** Stops an instance; true if IMS shows that it has ended. Never fails. */
  Uni<Boolean> stop(RunningInstance instance) {
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
                leash.end(instance);
              }
            });
  }

  private void inBackground(Uni<Boolean> work) {
    detached.from(work).subscribe().with(ended -> {}, Stops::unexpected);
  }

  private static void unexpected(Throwable failure) {
    LOG.error("A stop cannot be verified", failure);
  }
}
