package io.aui.appserver.agent;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * An agent.
 *
 * @param aiAgent JSON as text, because clients parse it
 */
@JsonNaming(SnakeCaseStrategy.class)
record DescribeAgentResponse(String aiAgent) {}
