package io.aui.appserver.admin;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/** Whether new starts are refused now. */
@JsonNaming(SnakeCaseStrategy.class)
record FreezeResponse(boolean frozen) {}
