package io.aui.appserver.agent;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.operation.InstanceReference;
import io.aui.appserver.validation.Name;
import io.aui.appserver.validation.RtcId;
import jakarta.validation.constraints.NotNull;

/** A request of resumeAIAgentInstance. */
@JsonNaming(SnakeCaseStrategy.class)
record ResumeRequest(@NotNull @Name String aiAgentInstanceId, @RtcId String userId, String region)
    implements InstanceReference {}
