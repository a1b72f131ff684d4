package io.aui.appserver.voiceprint;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/** A voiceprint that is registered. */
@JsonNaming(SnakeCaseStrategy.class)
record SetVoiceprintResponse(String voiceprintId) {}
