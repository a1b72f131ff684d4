package io.aui.appserver.events;

import io.aui.appserver.access.Caller;
import io.aui.appserver.error.OperationResponse;
import io.aui.appserver.operation.ApiOperation;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The live events of an instance, and the tickets with which browsers open their stream. */
@Path(ApiOperation.PATH)
@Consumes(MediaType.WILDCARD)
class EventsResource {
  private final EventsService service;

  EventsResource(EventsService service) {
    this.service = service;
  }

  @GET
  @Path("events")
  @Produces({MediaType.SERVER_SENT_EVENTS, MediaType.APPLICATION_JSON})
  @ByTicket
  @ApiOperation(guests = true)
  public Uni<OperationResponse> events(@BeanParam EventsRequest request) {
    return service.open(Caller.current(), request);
  }

  @POST
  @Path("createEventTicket")
  @Produces(MediaType.APPLICATION_JSON)
  @ApiOperation(guests = true)
  public Uni<TicketResponse> createEventTicket(TicketRequest request) {
    return service.ticket(Caller.current(), request);
  }
}
