package io.aui.appserver.admin;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * How many instances were stopped.
 *
 * @param stopped those that IMS shows to be over
 * @param pending those that IMS does not confirm; the server goes on stopping them
 */
@JsonNaming(SnakeCaseStrategy.class)
record StopAllResponse(int stopped, int pending) {}
