package io.aui.appserver.voiceprint;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/** The id of a registered voiceprint. */
@JsonNaming(SnakeCaseStrategy.class)
record SetVoiceprintResponse(String voiceprintId) {}
