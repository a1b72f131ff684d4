package io.aui.appserver.agent;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.error.Check;
import io.aui.appserver.ims.request.TakeoverParameters;
import io.aui.appserver.operation.InstanceReference;

/**
 * A person shall take the agent's seat.
 *
 * @param humanAgentUserId who that person is in the channel; IMS makes one where it is absent
 * @param requireToken whether that person needs a token for the channel; false if absent
 */
@JsonNaming(SnakeCaseStrategy.class)
record TakeoverRequest(
    String aiAgentInstanceId,
    String userId,
    String region,
    String humanAgentUserId,
    Boolean requireToken)
    implements InstanceReference, TakeoverParameters {
  TakeoverRequest {
    Check.name("ai_agent_instance_id", Check.required("ai_agent_instance_id", aiAgentInstanceId));
    Check.id("user_id", userId);
    Check.id("human_agent_user_id", humanAgentUserId);
  }
}
