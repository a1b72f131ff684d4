package io.aui.appserver.agent;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.http.Answer;

/** An instance; configurations as JSON text, never absent, because the Web client parses them. */
@JsonNaming(SnakeCaseStrategy.class)
record DescribeAnswer(
    String requestId,
    String message,
    String status,
    String callLogUrl,
    String runtimeConfig,
    String templateConfig,
    String agentConfig,
    String userData)
    implements Answer {}
