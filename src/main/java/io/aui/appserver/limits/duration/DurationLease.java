package io.aui.appserver.limits.duration;

import io.smallrye.mutiny.Uni;
import java.util.List;

/**
 * Divides the ending of instances among the replicas. One replica at a time holds the lease; it
 * alone acts on instances that the tracker shows as due. Instances that have to end are ended by
 * the replica that has begun it; if that one dies, by the holder of the lease. What a dead replica
 * had is taken over within 10 seconds, or three intervals of the limiter if that is longer.
 */
interface DurationLease {
  /**
   * Takes or renews the lease, and confirms what this replica ends; to be called at each run.
   *
   * @param ending all instances that this replica ends
   */
  Uni<Turn> renew(List<EndingInstance> ending);

  /**
   * Begins the farewell of an instance; false if a replica has begun it before, so that it must not
   * be said again.
   */
  Uni<Boolean> beginFarewell(String instanceId);

  /** Takes back the begin of a farewell that was definitely not said. */
  Uni<Void> farewellNotSaid(String instanceId);

  /**
   * What a replica does in a run.
   *
   * @param held whether it holds the lease
   * @param takenOver what it ends from now on, because the replica that ended it is dead
   * @param endedByOthers ids of what it must not end any more, because another replica does
   */
  record Turn(boolean held, List<EndingInstance> takenOver, List<String> endedByOthers) {}
}
