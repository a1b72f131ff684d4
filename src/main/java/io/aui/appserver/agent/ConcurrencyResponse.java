package io.aui.appserver.agent;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/** How many calls of an agent are going on. */
@JsonNaming(SnakeCaseStrategy.class)
record ConcurrencyResponse(int activeCount) {}
