package io.aui.appserver.agent;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * The description of an instance. Configurations are JSON texts and never absent, because the Web
 * client parses them.
 *
 * @param startOverdue true if the conversation should go on by now, but does not; else null
 */
@JsonNaming(SnakeCaseStrategy.class)
record DescribeResponse(
    String message,
    String status,
    String callLogUrl,
    String runtimeConfig,
    String templateConfig,
    String agentConfig,
    String userData,
    Boolean startOverdue) {}
