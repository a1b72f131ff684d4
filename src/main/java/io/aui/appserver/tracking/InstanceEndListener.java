package io.aui.appserver.tracking;

import io.smallrye.mutiny.Uni;
import java.time.Instant;

/** A bean that is notified when an instance has ended. */
public interface InstanceEndListener {
  /**
   * An instance has ended. Called once or more for each instance whose end becomes known, also for
   * instances that the tracker does not know.
   *
   * @param at when it ended, as exactly as known
   */
  Uni<Void> ended(String instanceId, Instant at);
}
