package io.aui.appserver.ims.response;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/** Response of StartAIAgentInstance and StartAIAgentOutboundCall; the instance is never null. */
@JsonNaming(UpperCamelCaseStrategy.class)
public record StartInstanceResponse(
    String requestId, String code, String message, String instanceId) implements ImsResponse {}
