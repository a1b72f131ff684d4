package io.aui.appserver.tracking;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers which instances are alive, whose they are and where they run. Every method is atomic:
 * concurrent callers see one after the other. Bounded by count and age: a full tracker drops
 * finished instances first, then the oldest, and never refuses one; what is older than the
 * configured age is forgotten. What it forgets can no longer be stopped by its owner, so both
 * bounds are generous. An instance that finishes gives up its channel (see {@link
 * OwnershipRegistry}).
 */
public interface InstanceTracker {
  /** Remembers an instance; one already known by that id is replaced. */
  Uni<Void> add(TrackedInstance instance);

  /** The instance by that id, empty if it is unknown or forgotten. */
  Uni<Optional<TrackedInstance>> find(String instanceId);

  /**
   * Moves an instance forward to a state; earlier states and unknown instances change nothing.
   * Answers what is known afterwards.
   */
  Uni<Optional<TrackedInstance>> advance(String instanceId, InstanceState state);

  /** Everything not finished, oldest first. */
  Uni<List<TrackedInstance>> alive();

  /** Everything not finished that started at that time or before, oldest first. */
  Uni<List<TrackedInstance>> aliveSince(Instant latestStart);

  /** How many instances are known in each state; every state is present. */
  Uni<Map<InstanceState, Integer>> counts();
}
