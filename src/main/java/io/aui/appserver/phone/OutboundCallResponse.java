package io.aui.appserver.phone;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * A phone call that is being made: one instance under two names, because the official clients read
 * it under the first and every other operation takes it under the second.
 */
@JsonNaming(SnakeCaseStrategy.class)
record OutboundCallResponse(String instanceId, String aiAgentInstanceId) {}
