package io.aui.appserver.tracking;

import java.time.Instant;
import java.util.Objects;

/**
 * An agent instance that this server started.
 *
 * @param id IMS's id
 * @param userId whose it is
 * @param agentId the agent it runs
 * @param region where it runs, hence where everything about it is asked
 * @param channelId the ARTC channel, null for phone calls
 * @param workflowType as documented, null where an agent was named without a type
 * @param startedAt when IMS answered
 * @param state as far as known here
 */
public record TrackedInstance(
    String id,
    String userId,
    String agentId,
    String region,
    String channelId,
    String workflowType,
    Instant startedAt,
    InstanceState state) {
  /** Refuses an instance that could not be found again or belongs to nobody. */
  public TrackedInstance {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(userId, "userId");
    Objects.requireNonNull(agentId, "agentId");
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(startedAt, "startedAt");
    Objects.requireNonNull(state, "state");
  }

  TrackedInstance in(InstanceState next) {
    return next.compareTo(state) <= 0
        ? this
        : new TrackedInstance(
            id, userId, agentId, region, channelId, workflowType, startedAt, next);
  }
}
