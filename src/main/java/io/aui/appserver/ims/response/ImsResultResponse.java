package io.aui.appserver.ims.response;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/** Response of actions that return no data. */
@JsonNaming(UpperCamelCaseStrategy.class)
public record ImsResultResponse(String requestId, String code, String message)
    implements ImsResponse {}
