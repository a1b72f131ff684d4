package io.aui.appserver.agent;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.error.Check;
import io.aui.appserver.http.JsonObjectText;
import io.aui.appserver.ims.request.OutboundCallParameters;
import io.aui.appserver.ims.schema.Schemas;
import io.aui.appserver.operation.UserRequest;

/**
 * Whom an agent shall call.
 *
 * @param callerNumber the number that is shown, else the configured one
 * @param config how the agent behaves on the phone
 */
@JsonNaming(SnakeCaseStrategy.class)
record OutboundCallRequest(
    String aiAgentId,
    String calledNumber,
    String callerNumber,
    String userId,
    JsonObjectText config,
    String userData,
    String sessionId,
    String region)
    implements OutboundCallParameters, UserRequest {
  OutboundCallRequest {
    Check.name("ai_agent_id", Check.required("ai_agent_id", aiAgentId));
    PhoneNumber.check("called_number", Check.required("called_number", calledNumber));
    PhoneNumber.check("caller_number", callerNumber);
    Check.id("user_id", userId);
    Check.configuration("config", config, Schemas.OUTBOUND_CALL_CONFIG);
    Check.name("session_id", sessionId);
    Check.text("user_data", userData, Check.MAX_USER_DATA);
  }

  /** Phone numbers are people's. */
  @Override
  public String toString() {
    return "OutboundCallRequest[" + aiAgentId + "]";
  }
}
