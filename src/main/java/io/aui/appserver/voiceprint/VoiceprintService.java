package io.aui.appserver.voiceprint;

import io.aui.appserver.access.Caller;
import io.aui.appserver.access.Ownership;
import io.aui.appserver.http.DoneAnswer;
import io.aui.appserver.http.Exchange;
import io.aui.appserver.http.JsonObjectText;
import io.aui.appserver.ims.Regions;
import io.aui.appserver.ims.VoiceprintGateway;
import io.aui.appserver.limits.Requests;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Has IMS remember and forget voices. */
@Singleton
class VoiceprintService {
  private final Ownership ownership;
  private final VoiceprintGateway ims;
  private final Regions regions;
  private final Requests requests;

  VoiceprintService(
      Ownership ownership, VoiceprintGateway ims, Regions regions, Requests requests) {
    this.ownership = ownership;
    this.ims = ims;
    this.regions = regions;
    this.requests = requests;
  }

  /** The voiceprint becomes the caller's, whoever made its name. */
  Uni<VoiceprintSetAnswer> set(Caller caller, Exchange exchange, VoiceprintSetRequest request) {
    String region = regions.requested(request.region());
    return ownership
        .takeVoiceprint(caller, request.voiceprintId())
        .chain(
            () ->
                requests.within(
                    caller,
                    () ->
                        ims.set(
                            region,
                            request.voiceprintId(),
                            JsonObjectText.textOf(request.input()))))
        .call(registered -> ownership.takeVoiceprint(caller, registered.voiceprintId()))
        .map(
            registered ->
                new VoiceprintSetAnswer(
                    exchange.orOwnId(registered.requestId()), registered.voiceprintId()));
  }

  Uni<DoneAnswer> clear(Caller caller, Exchange exchange, VoiceprintClearRequest request) {
    String region = regions.requested(request.region());
    return ownership
        .requireVoiceprint(caller, request.voiceprintId())
        .chain(
            () ->
                requests.within(
                    caller,
                    () -> ims.clear(region, request.voiceprintId(), request.registrationMode())))
        .map(cleared -> DoneAnswer.of(exchange.orOwnId(cleared.requestId())));
  }

  Uni<VoiceprintListAnswer> list(Caller caller, Exchange exchange, VoiceprintListRequest request) {
    String region = regions.requested(request.region());
    return requests
        .within(
            caller,
            () ->
                ims.list(
                    region,
                    request.pageNumber(),
                    request.pageSize(),
                    request.registrationMode(),
                    request.voiceprintId()))
        .map(listed -> VoiceprintListAnswer.of(exchange.orOwnId(listed.requestId()), listed));
  }
}
