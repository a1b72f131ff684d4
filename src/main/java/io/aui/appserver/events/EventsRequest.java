package io.aui.appserver.events;

import io.aui.appserver.operation.InstanceReference;
import io.aui.appserver.validation.Name;
import io.aui.appserver.validation.RtcId;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;

/**
 * A request of events. Its members are parameters of the address, since a GET has no body.
 *
 * @param ticket instead of a login; {@link TicketFilter} has checked it
 * @param lastEventIdHeader what browsers send when they connect again by themselves
 * @param lastEventId the same for clients that open a new stream
 */
record EventsRequest(
    @QueryParam(EventsRequest.INSTANCE) @NotNull @Name String aiAgentInstanceId,
    @QueryParam("user_id") @RtcId String userId,
    @QueryParam("region") String region,
    @QueryParam(EventsRequest.TICKET) String ticket,
    @QueryParam("last_event_id") String lastEventId,
    @HeaderParam("Last-Event-ID") String lastEventIdHeader)
    implements InstanceReference {
  static final String INSTANCE = "ai_agent_instance_id";
  static final String TICKET = "ticket";

  EventsRequest {
    aiAgentInstanceId = unlessBlank(aiAgentInstanceId);
    userId = unlessBlank(userId);
    region = unlessBlank(region);
  }

  /** The latest event that the client has seen; empty if it has seen none, or names none. */
  Optional<EventId> known() {
    return EventId.of(lastEventIdHeader).or(() -> EventId.of(lastEventId));
  }

  private static String unlessBlank(String text) {
    return text == null || text.isBlank() ? null : text;
  }
}
