package io.aui.appserver.voiceprint;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.ims.request.ClearVoiceprintParameters;
import io.aui.appserver.operation.UserRequest;
import io.aui.appserver.validation.OneOf;
import io.aui.appserver.validation.RtcId;
import io.aui.appserver.validation.VoiceprintId;

/**
 * A request of clearAIAgentVoiceprint.
 *
 * @param registrationMode Explicit or Implicit; Explicit if absent
 */
@JsonNaming(SnakeCaseStrategy.class)
record VoiceprintClearRequest(
    @RtcId String userId,
    String region,
    @VoiceprintId String voiceprintId,
    @OneOf({"Explicit", "Implicit"}) String registrationMode)
    implements ClearVoiceprintParameters, UserRequest {}
