package io.aui.appserver.agent;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.error.ApiException;
import io.aui.appserver.error.Check;
import io.aui.appserver.error.ErrorCode;
import io.aui.appserver.tracking.TrackedInstance;
import java.util.stream.Stream;

/**
 * Which instances to stop: those of a user, those of an agent, or all; exactly one of them is said.
 *
 * @param all only as true
 */
@JsonNaming(SnakeCaseStrategy.class)
record StopAllRequest(String userId, String aiAgentId, Boolean all) {
  StopAllRequest {
    Check.id("user_id", userId);
    Check.name("ai_agent_id", aiAgentId);
    long said = Stream.of(userId != null, aiAgentId != null, all != null).filter(is -> is).count();
    if (said != 1 || (all != null && !all)) {
      throw new ApiException(
          said == 0 ? ErrorCode.MISSING_PARAMETER : ErrorCode.INVALID_PARAMETER,
          "exactly one of user_id, ai_agent_id and all: true is required");
    }
  }

  boolean concerns(TrackedInstance instance) {
    return all != null || instance.userId().equals(userId) || instance.agentId().equals(aiAgentId);
  }
}
