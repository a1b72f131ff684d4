package io.aui.appserver.agent;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * The description of an instance. Configurations are JSON texts and never absent, because the Web
 * client parses them.
 */
@JsonNaming(SnakeCaseStrategy.class)
record DescribeResponse(
    String message,
    String status,
    String callLogUrl,
    String runtimeConfig,
    String templateConfig,
    String agentConfig,
    String userData) {}
