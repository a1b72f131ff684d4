package io.aui.appserver.agent;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.operation.InstanceReference;
import io.aui.appserver.validation.Lengths;
import io.aui.appserver.validation.Name;
import io.aui.appserver.validation.RtcId;
import io.aui.appserver.validation.Text;
import jakarta.validation.constraints.NotNull;

/**
 * A request of sendAIAgentText: what the agent hears as if the user had said it.
 *
 * @param text at most 16,384 characters
 */
@JsonNaming(SnakeCaseStrategy.class)
record TextRequest(
    @NotNull @Name String aiAgentInstanceId,
    @RtcId String userId,
    String region,
    @NotNull @Text(max = Lengths.TEXT) String text)
    implements InstanceReference {}
