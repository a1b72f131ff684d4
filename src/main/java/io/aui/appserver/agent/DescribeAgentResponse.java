package io.aui.appserver.agent;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * The description of an agent.
 *
 * @param aiAgent JSON as text, because the official clients parse it
 */
@JsonNaming(SnakeCaseStrategy.class)
record DescribeAgentResponse(String aiAgent) {}
