package io.aui.appserver.agent;

import io.aui.appserver.access.Caller;
import io.aui.appserver.access.Ownership;
import io.aui.appserver.error.FailureAnswers;
import io.aui.appserver.http.DoneAnswer;
import io.aui.appserver.http.Exchange;
import io.aui.appserver.ims.ImsException;
import io.aui.appserver.ims.ImsGateway;
import io.aui.appserver.ims.Regions;
import io.aui.appserver.ims.response.DescribeInstanceResponse;
import io.aui.appserver.ims.response.ResultResponse;
import io.aui.appserver.limits.Endings;
import io.aui.appserver.limits.Requests;
import io.aui.appserver.limits.Stops;
import io.aui.appserver.operation.InstanceReference;
import io.aui.appserver.tracking.InstanceState;
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
  private final Ownership ownership;
  private final Admission admission;
  private final Endings endings;
  private final Stops stops;
  private final Requests requests;
  private final Regions regions;

  InstanceService(
      ImsGateway ims,
      Ownership ownership,
      Admission admission,
      Endings endings,
      Stops stops,
      Requests requests,
      Regions regions) {
    this.ims = ims;
    this.ownership = ownership;
    this.admission = admission;
    this.endings = endings;
    this.stops = stops;
    this.requests = requests;
    this.regions = regions;
  }

  /**
   * Stops an instance; one known to have ended already is not asked about again. IMS's answer is
   * passed on at once, but believed only when IMS shows that the instance has ended.
   */
  Uni<DoneAnswer> stop(Caller caller, Exchange exchange, StopRequest request) {
    String id = request.aiAgentInstanceId();
    return ownership
        .instance(caller, id)
        .flatMap(
            known ->
                known.filter(i -> i.state() == InstanceState.FINISHED).isPresent()
                    ? Uni.createFrom().item(DoneAnswer.of(exchange.requestId()))
                    : requests
                        .within(caller, () -> ims.stopInstance(region(known, request), id))
                        .onItemOrFailure()
                        .invoke((stopped, failure) -> verifyStop(known, failure))
                        .map(stopped -> done(exchange, stopped))
                        .onFailure(InstanceService::isAboutTheInstance)
                        .recoverWithUni(refusal -> unlessEnded(known, exchange, refusal)));
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
                  () -> requests.within(caller, () -> ims.updateInstance(region, request)));
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
  Uni<DescribeAnswer> describe(Caller caller, Exchange exchange, DescribeRequest request) {
    String id = request.aiAgentInstanceId();
    return inItsRegion(caller, request, region -> endings.describe(region, id))
        .map(described -> answer(exchange, described));
  }

  /** A stop that failed may have worked, unless IMS surely did not execute it. */
  private void verifyStop(Optional<TrackedInstance> known, Throwable failure) {
    if (failure == null || !FailureAnswers.surelyNotExecuted(failure)) {
      known.ifPresent(instance -> stops.verify(instance.region(), instance.id()));
    }
  }

  private static boolean isAboutTheInstance(Throwable failure) {
    return failure instanceof ImsException ims
        && (ims.kind() == ImsException.Kind.NOT_FOUND || ims.kind() == ImsException.Kind.REJECTED);
  }

  /** IMS may refuse to stop what has ended already: that is what the caller wants. */
  private Uni<DoneAnswer> unlessEnded(
      Optional<TrackedInstance> known, Exchange exchange, Throwable refusal) {
    Uni<Boolean> ended =
        known
            .map(instance -> stops.hasEnded(instance.region(), instance.id()))
            .orElseGet(() -> Uni.createFrom().item(false));
    return ended.map(
        yes -> {
          if (!yes) {
            throw (ImsException) refusal;
          }
          return DoneAnswer.of(exchange.requestId());
        });
  }

  private <T> Uni<T> inItsRegion(
      Caller caller, InstanceReference request, Function<String, Uni<T>> action) {
    return ownership
        .instance(caller, request.aiAgentInstanceId())
        .flatMap(known -> requests.within(caller, () -> action.apply(region(known, request))));
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
