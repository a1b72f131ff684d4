package io.aui.appserver.admin;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.error.ApiException;
import io.aui.appserver.error.ErrorCode;
import io.aui.appserver.tracking.TrackedInstance;
import io.aui.appserver.validation.Name;
import io.aui.appserver.validation.RtcId;
import java.util.stream.Stream;

/**
 * A request of stopAllAIAgentInstances: it selects the instances of a user, of an agent, or all.
 * Exactly one selector must be set.
 *
 * @param all true or absent
 */
@JsonNaming(SnakeCaseStrategy.class)
record StopAllRequest(@RtcId String userId, @Name String aiAgentId, Boolean all) {
  StopAllRequest {
    long selectors =
        Stream.of(userId != null, aiAgentId != null, all != null).filter(set -> set).count();
    if (selectors != 1 || (all != null && !all)) {
      throw new ApiException(
          selectors == 0 ? ErrorCode.MISSING_PARAMETER : ErrorCode.INVALID_PARAMETER,
          "exactly one of user_id, ai_agent_id and all: true is required");
    }
  }

  boolean selects(TrackedInstance instance) {
    return all != null || instance.userId().equals(userId) || instance.agentId().equals(aiAgentId);
  }
}
