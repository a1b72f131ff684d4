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
 * A request of sendAIAgentText: a text that the agent treats as the user's speech.
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
