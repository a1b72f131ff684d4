package io.aui.appserver.agent;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.http.Answer;

/** Whether new starts are refused now. */
@JsonNaming(SnakeCaseStrategy.class)
record FreezeAnswer(String requestId, boolean frozen) implements Answer {}
