package io.aui.appserver.admin;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.tracking.TrackedInstance;
import io.aui.appserver.validation.Name;
import io.aui.appserver.validation.RtcId;

/** A request of listAIAgentInstances. It selects the instances that match all that is set. */
@JsonNaming(SnakeCaseStrategy.class)
record ListInstancesRequest(@RtcId String userId, @Name String aiAgentId) {
  boolean selects(TrackedInstance instance) {
    return (userId == null || instance.userId().equals(userId))
        && (aiAgentId == null || instance.agentId().equals(aiAgentId));
  }
}
