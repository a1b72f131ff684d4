package io.aui.appserver.tracking;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * An agent instance that this server started, or that a client started and this server adopted.
 *
 * @param id the id that IMS gave it
 * @param userId the user who owns it; empty if nobody does, so that only administrators see it
 * @param agentId the agent it runs
 * @param region the region in which it runs and in which IMS is called about it
 * @param channelId the ARTC channel; null for phone calls
 * @param workflowType in the documented spelling; null if an agent was named without a type
 * @param startedAt when IMS's response arrived; of an adopted instance, when IMS created it
 * @param state the latest known state
 * @param adopted whether a client started it, not this server
 */
public record TrackedInstance(
    String id,
    String userId,
    String agentId,
    String region,
    String channelId,
    String workflowType,
    Instant startedAt,
    InstanceState state,
    boolean adopted) {
  /** Refuses an instance that lacks a required part. */
  public TrackedInstance {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(userId, "userId");
    Objects.requireNonNull(agentId, "agentId");
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(startedAt, "startedAt");
    Objects.requireNonNull(state, "state");
  }

  /** An instance that this server started. */
  public TrackedInstance(
      String id,
      String userId,
      String agentId,
      String region,
      String channelId,
      String workflowType,
      Instant startedAt,
      InstanceState state) {
    this(id, userId, agentId, region, channelId, workflowType, startedAt, state, false);
  }

  /** Whether its conversation should go on by now, but does not, as far as is known. */
  public boolean isOverdue(Instant now, Duration arrivalTimeout) {
    return state == InstanceState.CREATED && startedAt.plus(arrivalTimeout).isBefore(now);
  }

  /** The same instance, owned by a user; empty if nobody owns it. */
  public TrackedInstance ownedBy(String user) {
    return new TrackedInstance(
        id, user, agentId, region, channelId, workflowType, startedAt, state, adopted);
  }

  TrackedInstance in(InstanceState next) {
    return new TrackedInstance(
        id, userId, agentId, region, channelId, workflowType, startedAt, next, adopted);
  }
}
