package io.aui.appserver.admin;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.tracking.TrackedInstance;
import java.util.ArrayList;
import java.util.List;

/**
 * The instances that run, the latest first.
 *
 * @param total how many there are; at most {@value #MOST} of them are listed
 */
@JsonNaming(SnakeCaseStrategy.class)
record ListInstancesResponse(List<RunningInstance> instances, int total) {
  static final int MOST = 500;

  /** The latest of instances that are listed oldest first. */
  static ListInstancesResponse of(List<TrackedInstance> selected) {
    int total = selected.size();
    List<RunningInstance> latest = new ArrayList<>();
    for (int i = total - 1; i >= Math.max(0, total - MOST); i--) {
      latest.add(RunningInstance.of(selected.get(i)));
    }
    return new ListInstancesResponse(latest, total);
  }

  /** An instance as it is tracked. */
  @JsonNaming(SnakeCaseStrategy.class)
  record RunningInstance(
      String aiAgentInstanceId,
      String userId,
      String aiAgentId,
      String workflowType,
      String region,
      String channelId,
      String state,
      String startedAt,
      boolean adopted) {
    private static RunningInstance of(TrackedInstance instance) {
      return new RunningInstance(
          instance.id(),
          instance.userId(),
          instance.agentId(),
          instance.workflowType(),
          instance.region(),
          instance.channelId(),
          instance.state().tag(),
          instance.startedAt().toString(),
          instance.adopted());
    }
  }
}
