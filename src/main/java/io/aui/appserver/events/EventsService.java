package io.aui.appserver.events;

import io.aui.appserver.Secret;
import io.aui.appserver.access.Caller;
import io.aui.appserver.access.Ownership;
import io.aui.appserver.access.login.Principal;
import io.aui.appserver.error.ApiException;
import io.aui.appserver.error.ErrorCode;
import io.aui.appserver.error.OperationResponse;
import io.aui.appserver.events.EventLog.Missed;
import io.aui.appserver.http.RequestContext;
import io.aui.appserver.operation.InstanceReference;
import io.aui.appserver.tracking.InstanceState;
import io.aui.appserver.tracking.InstanceTracker;
import io.aui.appserver.tracking.TrackedInstance;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Opens the streams of those who may follow an instance: its owner and administrators. */
@Singleton
class EventsService {
  private final Ownership ownership;
  private final InstanceTracker tracker;
  private final EventLog log;
  private final EventStreams streams;
  private final Tickets tickets;
  private final InstantSource clock;
  private final Duration maxDuration;

  EventsService(
      Ownership ownership,
      InstanceTracker tracker,
      EventLog log,
      EventStreams streams,
      Tickets tickets,
      InstantSource clock,
      EventsConfig config) {
    this.ownership = ownership;
    this.tracker = tracker;
    this.log = log;
    this.streams = streams;
    this.tickets = tickets;
    this.clock = clock;
    this.maxDuration = config.maxDuration();
  }

  /** Makes a ticket for an instance. */
  Uni<TicketResponse> ticket(Caller caller, TicketRequest request) {
    return instance(caller, request)
        .flatMap(instance -> tickets.create(caller, instance.id()))
        .map(ticket -> new TicketResponse(Secret.of(ticket), TicketStore.LIFETIME.toSeconds()));
  }

  /**
   * Opens a stream. Fails with LimitExceeded (429) or ServerBusy (503) if too many are open. If the
   * instance has ended and the client has seen that, the response is a 204, after which browsers do
   * not connect again.
   */
  Uni<OperationResponse> open(Caller caller, EventsRequest request) {
    RequestContext context = RequestContext.current();
    return instance(caller, request)
        .flatMap(
            instance -> {
              EventStream stream =
                  new EventStream(
                      streams, instance.id(), caller.provedUserId().orElse(""), until(caller));
              streams.add(stream);
              context.hold(stream::closeUnlessSent);
              return begin(stream, instance, request.known());
            });
  }

  private Instant until(Caller caller) {
    Instant latest = clock.instant().plus(maxDuration);
    return caller
        .login()
        .map(Principal::validUntil)
        .filter(expiry -> expiry.isBefore(latest))
        .orElse(latest);
  }

  private Uni<TrackedInstance> instance(Caller caller, InstanceReference request) {
    return ownership
        .instance(caller, request.aiAgentInstanceId(), request.region())
        .map(
            known ->
                known.orElseThrow(
                    () ->
                        new ApiException(
                            ErrorCode.INSTANCE_NOT_FOUND, "there is no such instance")));
  }

  /**
   * The state is read again after the log keeps its changes, so that none is lost in between. An
   * instance that is forgotten meanwhile has ended.
   */
  private Uni<OperationResponse> begin(
      EventStream stream, TrackedInstance instance, Optional<EventId> known) {
    return log.follow(instance.id(), known)
        .invoke(missed -> streams.readAfter(missed.latest()))
        .flatMap(
            missed ->
                tracker
                    .find(instance.id())
                    .map(
                        found ->
                            response(
                                stream,
                                instance,
                                found.map(TrackedInstance::state).orElse(InstanceState.FINISHED),
                                known.isPresent(),
                                missed)));
  }

  private static OperationResponse response(
      EventStream stream,
      TrackedInstance instance,
      InstanceState state,
      boolean resumes,
      Missed missed) {
    boolean ended = state == InstanceState.FINISHED;
    if (ended && resumes && missed.complete() && missed.events().isEmpty()) {
      return NoEvents.ANY_MORE;
    }
    stream.begin(missed, FirstEvent.of(instance, state, resumes, missed), ended);
    return stream;
  }
}
