package io.aui.appserver.agent;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.http.Answer;

/**
 * How many instances were stopped.
 *
 * @param stopped those that IMS shows to be over
 * @param pending those that IMS does not confirm; the server goes on stopping them
 */
@JsonNaming(SnakeCaseStrategy.class)
record StopAllAnswer(String requestId, int stopped, int pending) implements Answer {}
