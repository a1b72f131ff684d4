package io.aui.appserver.agent;

import io.aui.appserver.access.Caller;
import io.aui.appserver.access.Ownership;
import io.aui.appserver.http.DoneAnswer;
import io.aui.appserver.http.Exchange;
import io.aui.appserver.ims.ImsGateway;
import io.aui.appserver.ims.Regions;
import io.aui.appserver.ims.response.DescribeInstanceResponse;
import io.aui.appserver.ims.response.ResultResponse;
import io.aui.appserver.limits.Starts;
import io.aui.appserver.tracking.InstanceState;
import io.aui.appserver.tracking.InstanceTracker;
import io.aui.appserver.tracking.TrackedInstance;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Function;

/**
 * What can be done with a running instance. Each goes to the region where the instance was started.
 */
@Singleton
class InstanceService {
  private final ImsGateway ims;
  private final InstanceTracker tracker;
  private final Ownership ownership;
  private final Admission admission;
  private final Starts starts;
  private final Regions regions;

  InstanceService(
      ImsGateway ims,
      InstanceTracker tracker,
      Ownership ownership,
      Admission admission,
      Starts starts,
      Regions regions) {
    this.ims = ims;
    this.tracker = tracker;
    this.ownership = ownership;
    this.admission = admission;
    this.starts = starts;
    this.regions = regions;
  }

  /** Stops an instance; one known to be stopped already is not asked about again. */
  Uni<DoneAnswer> stop(Caller caller, Exchange exchange, InstanceRequest request) {
    String id = request.aiAgentInstanceId();
    return ownership
        .instance(caller, id)
        .flatMap(
            known ->
                known.filter(i -> i.state() == InstanceState.FINISHED).isPresent()
                    ? Uni.createFrom().item(DoneAnswer.of(exchange.requestId()))
                    : ims.stopInstance(region(known, request), id)
                        .call(() -> learned(id, InstanceState.FINISHED))
                        .map(stopped -> done(exchange, stopped)));
  }

  Uni<DoneAnswer> update(Caller caller, Exchange exchange, UpdateRequest request) {
    return ownership
        .instance(caller, request.aiAgentInstanceId())
        .flatMap(
            known -> {
              String region = region(known, request);
              return admission.update(
                  caller,
                  known.map(TrackedInstance::agentId).orElse(null),
                  region,
                  request,
                  () -> ims.updateInstance(region, request));
            })
        .map(updated -> done(exchange, updated));
  }

  Uni<DoneAnswer> speak(Caller caller, Exchange exchange, SpeechRequest request) {
    return inItsRegion(
            caller,
            request,
            region ->
                ims.sendSpeech(
                    region,
                    request.aiAgentInstanceId(),
                    request.text(),
                    request.enableInterrupt(),
                    request.type()))
        .map(sent -> done(exchange, sent));
  }

  Uni<DoneAnswer> hear(Caller caller, Exchange exchange, TextRequest request) {
    return inItsRegion(
            caller,
            request,
            region -> ims.sendText(region, request.aiAgentInstanceId(), request.text()))
        .map(sent -> done(exchange, sent));
  }

  Uni<DoneAnswer> message(Caller caller, Exchange exchange, MessageRequest request) {
    return inItsRegion(
            caller,
            request,
            region ->
                ims.sendDataChannelMessage(region, request.aiAgentInstanceId(), request.message()))
        .map(sent -> done(exchange, sent));
  }

  Uni<TakeoverAnswer> takeover(Caller caller, Exchange exchange, TakeoverRequest request) {
    return inItsRegion(caller, request, region -> ims.takeoverCall(region, request))
        .map(
            taken ->
                new TakeoverAnswer(
                    exchange.orOwnId(taken.requestId()),
                    taken.channelId(),
                    taken.humanAgentUserId(),
                    taken.token()));
  }

  Uni<DoneAnswer> forward(Caller caller, Exchange exchange, ForwardRequest request) {
    return inItsRegion(caller, request, region -> ims.forwardCall(region, request))
        .map(forwarded -> done(exchange, forwarded));
  }

  /** Reads an instance, and learns its state by the way. */
  Uni<DescribeAnswer> describe(Caller caller, Exchange exchange, InstanceRequest request) {
    String id = request.aiAgentInstanceId();
    return inItsRegion(caller, request, region -> ims.describeInstance(region, id))
        .call(
            described ->
                InstanceState.told(described.instance().status())
                    .map(state -> learned(id, state))
                    .orElseGet(() -> Uni.createFrom().voidItem()))
        .map(described -> answer(exchange, described));
  }

  private Uni<Void> learned(String id, InstanceState state) {
    Uni<Void> tracked = tracker.advance(id, state).replaceWithVoid();
    return state == InstanceState.FINISHED
        ? tracked.flatMap(advanced -> starts.ended(id))
        : tracked;
  }

  private <T> Uni<T> inItsRegion(
      Caller caller, InstanceReference request, Function<String, Uni<T>> action) {
    return ownership
        .instance(caller, request.aiAgentInstanceId())
        .flatMap(known -> action.apply(region(known, request)));
  }

  private String region(Optional<TrackedInstance> known, InstanceReference request) {
    return known.map(TrackedInstance::region).orElseGet(() -> regions.requested(request.region()));
  }

  private static DoneAnswer done(Exchange exchange, ResultResponse response) {
    return DoneAnswer.of(exchange.orOwnId(response.requestId()));
  }

  private static DescribeAnswer answer(Exchange exchange, DescribeInstanceResponse described) {
    DescribeInstanceResponse.Instance instance = described.instance();
    return new DescribeAnswer(
        exchange.orOwnId(described.requestId()),
        "success",
        instance.status(),
        instance.callLogUrl(),
        instance.runtimeConfig(),
        instance.templateConfig(),
        instance.agentConfig(),
        instance.userData());
  }
}
