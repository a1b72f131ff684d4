package io.aui.appserver.tracking;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers instances: whether they are alive, who owns them and in which region they run. Every
 * method is atomic. Bounded by count and age: a full tracker never refuses an instance, but drops
 * finished ones first, then the oldest; instances older than the configured age are forgotten. The
 * owner of a forgotten instance can no longer stop it, so both bounds are generous. An instance
 * that finishes releases its channel (see {@link OwnershipRegistry}).
 */
public interface InstanceTracker {
  /** Remembers an instance; replaces one with the same id. */
  Uni<Void> add(TrackedInstance instance);

  /** Remembers an instance unless one with its id is known; true if it was added. */
  Uni<Boolean> addNew(TrackedInstance instance);

  /** The instance with that id; empty if it is unknown or forgotten. */
  Uni<Optional<TrackedInstance>> find(String instanceId);

  /**
   * Moves an instance forward to a state. Earlier states and unknown instances change nothing.
   * Returns the instance after the change; empty if nothing changed, so that of many calls exactly
   * one learns that it has ended the instance.
   */
  Uni<Optional<TrackedInstance>> advance(String instanceId, InstanceState state);

  /** All instances that are not finished, oldest first. */
  Uni<List<TrackedInstance>> alive();

  /** All instances that are not finished and started at that time or before, oldest first. */
  Uni<List<TrackedInstance>> aliveSince(Instant latestStart);

  /** How many instances are known in each state; all states are present. */
  Uni<Map<InstanceState, Integer>> counts();
}
