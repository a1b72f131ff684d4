package io.aui.appserver.voiceprint;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.http.JsonObjectText;
import io.aui.appserver.operation.UserRequest;
import io.aui.appserver.validation.Configuration;
import io.aui.appserver.validation.ConfigurationType;
import io.aui.appserver.validation.RtcId;
import io.aui.appserver.validation.VoiceprintId;

/**
 * A request of setAIAgentVoiceprint.
 *
 * @param voiceprintId at most 127 characters; IMS makes one if it is absent
 * @param input the place of the recording
 */
@JsonNaming(SnakeCaseStrategy.class)
record VoiceprintSetRequest(
    @RtcId String userId,
    String region,
    @VoiceprintId String voiceprintId,
    @Configuration(ConfigurationType.VOICEPRINT_INPUT) JsonObjectText input)
    implements UserRequest {}
