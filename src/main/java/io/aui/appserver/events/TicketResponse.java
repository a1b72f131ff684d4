package io.aui.appserver.events;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.Secret;

/**
 * The response of createEventTicket.
 *
 * @param expire for how many seconds the ticket is good
 */
@JsonNaming(SnakeCaseStrategy.class)
record TicketResponse(Secret ticket, long expire) {}
