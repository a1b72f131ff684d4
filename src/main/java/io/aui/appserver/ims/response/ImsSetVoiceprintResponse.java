package io.aui.appserver.ims.response;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/** Response of SetAIAgentVoiceprint; the voiceprint is always there. */
@JsonNaming(UpperCamelCaseStrategy.class)
public record ImsSetVoiceprintResponse(
    String requestId, String code, String message, String voiceprintId) implements ImsResponse {

  /** The same for the voiceprint named in the request, unless IMS named one. */
  public ImsSetVoiceprintResponse orVoiceprint(String requestedId) {
    return voiceprintId != null
        ? this
        : new ImsSetVoiceprintResponse(requestId, code, message, requestedId);
  }
}
