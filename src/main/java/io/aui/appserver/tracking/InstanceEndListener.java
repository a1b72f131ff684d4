package io.aui.appserver.tracking;

import io.smallrye.mutiny.Uni;
import java.time.Instant;

/** A bean that has to know of every instance that has ended. */
public interface InstanceEndListener {
  /**
   * An instance has ended. Called at least once for each one, also for instances that the tracker
   * does not know.
   *
   * @param at when it ended, as exactly as that is known
   */
  Uni<Void> ended(String instanceId, Instant at);
}
