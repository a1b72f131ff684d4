package io.aui.appserver.guest;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.validation.Name;
import jakarta.validation.constraints.NotNull;

/** A request of revokeGuestPass. */
@JsonNaming(SnakeCaseStrategy.class)
record RevokeGuestPassRequest(@NotNull @Name String guestPassId) {}
