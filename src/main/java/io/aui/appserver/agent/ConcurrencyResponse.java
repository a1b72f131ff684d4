package io.aui.appserver.agent;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/** The number of running calls of an agent. */
@JsonNaming(SnakeCaseStrategy.class)
record ConcurrencyResponse(int activeCount) {}
