package io.aui.appserver.voiceprint;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.http.Answer;

/** A voiceprint that is registered. */
@JsonNaming(SnakeCaseStrategy.class)
record VoiceprintSetAnswer(String requestId, String voiceprintId) implements Answer {}
