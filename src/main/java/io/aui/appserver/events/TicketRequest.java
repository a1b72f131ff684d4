package io.aui.appserver.events;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.operation.InstanceReference;
import io.aui.appserver.validation.Name;
import io.aui.appserver.validation.RtcId;
import jakarta.validation.constraints.NotNull;

/** A request of createEventTicket. */
@JsonNaming(SnakeCaseStrategy.class)
record TicketRequest(@NotNull @Name String aiAgentInstanceId, @RtcId String userId, String region)
    implements InstanceReference {}
