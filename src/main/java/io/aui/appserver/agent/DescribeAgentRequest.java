package io.aui.appserver.agent;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.operation.UserRequest;
import io.aui.appserver.validation.Name;
import io.aui.appserver.validation.RtcId;
import jakarta.validation.constraints.NotNull;

/** A request of describeAIAgent. */
@JsonNaming(SnakeCaseStrategy.class)
record DescribeAgentRequest(@NotNull @Name String aiAgentId, @RtcId String userId, String region)
    implements UserRequest {}
