package io.aui.appserver.ims.response;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * Response of GetAIAgentConcurrency.
 *
 * @param activeCount how many calls of the agent are going on; never null
 */
@JsonNaming(UpperCamelCaseStrategy.class)
public record ImsConcurrencyResponse(
    String requestId, String code, String message, Integer activeCount) implements ImsResponse {}
