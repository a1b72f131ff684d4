package io.aui.appserver.voiceprint;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.error.Check;
import io.aui.appserver.ims.request.ClearVoiceprintParameters;
import io.aui.appserver.operation.UserRequest;

/**
 * A voice to forget.
 *
 * @param registrationMode Explicit, as IMS has it where absent, or Implicit
 */
@JsonNaming(SnakeCaseStrategy.class)
record VoiceprintClearRequest(
    String userId, String region, String voiceprintId, String registrationMode)
    implements ClearVoiceprintParameters, UserRequest {
  VoiceprintClearRequest {
    Check.id("user_id", userId);
    VoiceprintId.check(voiceprintId);
    Check.choice("registration_mode", registrationMode, "Explicit", "Implicit");
  }
}
