package io.aui.appserver.agent;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.operation.InstanceReference;
import io.aui.appserver.validation.JsonText;
import io.aui.appserver.validation.Lengths;
import io.aui.appserver.validation.Name;
import io.aui.appserver.validation.RtcId;
import io.aui.appserver.validation.Text;
import jakarta.validation.constraints.NotNull;

/**
 * A request of sendAIAgentDataChannelMessage: a message to the client over the channel's data
 * connection.
 *
 * @param message JSON as text, at most 8,192 characters
 */
@JsonNaming(SnakeCaseStrategy.class)
record MessageRequest(
    @NotNull @Name String aiAgentInstanceId,
    @RtcId String userId,
    String region,
    @NotNull @Text(max = Lengths.MESSAGE) @JsonText String message)
    implements InstanceReference {}
