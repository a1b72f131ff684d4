package io.aui.appserver.agent;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.error.Check;
import io.aui.appserver.ims.request.ForwardParameters;
import io.aui.appserver.operation.InstanceReference;

/**
 * Where an inbound phone call shall go.
 *
 * @param transferPrompt said before the transfer; at most 1,024 characters
 * @param errorPrompt said where it fails; at most 1,024 characters
 */
@JsonNaming(SnakeCaseStrategy.class)
record ForwardRequest(
    String aiAgentInstanceId,
    String userId,
    String region,
    String calledNumber,
    String callerNumber,
    String transferPrompt,
    String errorPrompt)
    implements InstanceReference, ForwardParameters {
  ForwardRequest {
    Check.name("ai_agent_instance_id", Check.required("ai_agent_instance_id", aiAgentInstanceId));
    Check.id("user_id", userId);
    PhoneNumber.check("called_number", calledNumber);
    PhoneNumber.check("caller_number", callerNumber);
    Check.text("transfer_prompt", transferPrompt, Check.MAX_SPEECH);
    Check.text("error_prompt", errorPrompt, Check.MAX_SPEECH);
  }

  /** Phone numbers are people's. */
  @Override
  public String toString() {
    return "ForwardRequest[" + aiAgentInstanceId + "]";
  }
}
