package io.aui.appserver.agent;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.http.Answer;

/** How many calls of an agent are going on. */
@JsonNaming(SnakeCaseStrategy.class)
record ConcurrencyAnswer(String requestId, int activeCount) implements Answer {}
