package io.aui.appserver.phone;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.ims.request.ForwardParameters;
import io.aui.appserver.operation.InstanceReference;
import io.aui.appserver.validation.Lengths;
import io.aui.appserver.validation.Name;
import io.aui.appserver.validation.PhoneNumber;
import io.aui.appserver.validation.RtcId;
import io.aui.appserver.validation.Text;
import jakarta.validation.constraints.NotNull;

/**
 * A request of forwardAIAgentCall: the transfer of an inbound phone call.
 *
 * @param transferPrompt what the agent says before the transfer; at most 1,024 characters
 * @param errorPrompt what the agent says if the transfer fails; at most 1,024 characters
 */
@JsonNaming(SnakeCaseStrategy.class)
record ForwardRequest(
    @NotNull @Name String aiAgentInstanceId,
    @RtcId String userId,
    String region,
    @PhoneNumber String calledNumber,
    @PhoneNumber String callerNumber,
    @Text(max = Lengths.SPEECH) String transferPrompt,
    @Text(max = Lengths.SPEECH) String errorPrompt)
    implements InstanceReference, ForwardParameters {
  /** Leaves the phone numbers out. */
  @Override
  public String toString() {
    return "ForwardRequest[" + aiAgentInstanceId + "]";
  }
}
