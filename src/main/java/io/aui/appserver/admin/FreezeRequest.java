package io.aui.appserver.admin;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import jakarta.validation.constraints.NotNull;

/** A request of freezeStarts: whether new starts are refused. */
@JsonNaming(SnakeCaseStrategy.class)
record FreezeRequest(@NotNull Boolean frozen) {}
