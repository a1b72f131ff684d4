package io.aui.appserver.ims.response;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/** Response of SetAIAgentVoiceprint; the voiceprint is never null. */
@JsonNaming(UpperCamelCaseStrategy.class)
public record ImsSetVoiceprintResponse(
    String requestId, String code, String message, String voiceprintId) implements ImsResponse {

  /** This response, with the request's voiceprint if IMS named none. */
  public ImsSetVoiceprintResponse orVoiceprint(String requestedId) {
    return voiceprintId != null
        ? this
        : new ImsSetVoiceprintResponse(requestId, code, message, requestedId);
  }
}
