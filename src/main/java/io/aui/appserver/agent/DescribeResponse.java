package io.aui.appserver.agent;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/** An instance; configurations as JSON text, never absent, because the Web client parses them. */
@JsonNaming(SnakeCaseStrategy.class)
record DescribeResponse(
    String message,
    String status,
    String callLogUrl,
    String runtimeConfig,
    String templateConfig,
    String agentConfig,
    String userData) {}
