package io.aui.appserver.phone;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.http.JsonObjectText;
import io.aui.appserver.ims.request.OutboundCallParameters;
import io.aui.appserver.operation.UserRequest;
import io.aui.appserver.validation.Configuration;
import io.aui.appserver.validation.ConfigurationType;
import io.aui.appserver.validation.Lengths;
import io.aui.appserver.validation.Name;
import io.aui.appserver.validation.PhoneNumber;
import io.aui.appserver.validation.RtcId;
import io.aui.appserver.validation.Text;
import jakarta.validation.constraints.NotNull;

/**
 * A request of startAIAgentOutboundCall.
 *
 * @param callerNumber the number shown to the callee; if absent, the configured one
 * @param config the configuration of the agent for this call
 * @param userData at most 8,192 characters
 */
@JsonNaming(SnakeCaseStrategy.class)
record OutboundCallRequest(
    @NotNull @Name String aiAgentId,
    @NotNull @PhoneNumber String calledNumber,
    @PhoneNumber String callerNumber,
    @RtcId String userId,
    @Configuration(ConfigurationType.OUTBOUND_CALL) JsonObjectText config,
    @Text(max = Lengths.USER_DATA) String userData,
    @Name String sessionId,
    String region)
    implements OutboundCallParameters, UserRequest {
  /** Leaves the phone numbers out. */
  @Override
  public String toString() {
    return "OutboundCallRequest[" + aiAgentId + "]";
  }
}
