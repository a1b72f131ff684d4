package io.aui.appserver.voiceprint;

import io.aui.appserver.http.DoneAnswer;
import io.aui.appserver.http.Exchange;
import io.aui.appserver.http.JsonObjectText;
import io.aui.appserver.ims.Regions;
import io.aui.appserver.ims.VoiceprintGateway;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Has IMS remember and forget voices. */
@ApplicationScoped
class VoiceprintService {
  private final VoiceprintGateway ims;
  private final Regions regions;

  VoiceprintService(VoiceprintGateway ims, Regions regions) {
    this.ims = ims;
    this.regions = regions;
  }

  Uni<VoiceprintSetAnswer> set(Exchange exchange, VoiceprintSetRequest request) {
    return ims.set(
            regions.requested(request.region()),
            request.voiceprintId(),
            JsonObjectText.textOf(request.input()))
        .map(
            registered ->
                new VoiceprintSetAnswer(
                    exchange.orOwnId(registered.requestId()), registered.voiceprintId()));
  }

  Uni<DoneAnswer> clear(Exchange exchange, VoiceprintClearRequest request) {
    return ims.clear(
            regions.requested(request.region()), request.voiceprintId(), request.registrationMode())
        .map(cleared -> DoneAnswer.of(exchange.orOwnId(cleared.requestId())));
  }

  Uni<VoiceprintListAnswer> list(Exchange exchange, VoiceprintListRequest request) {
    return ims.list(
            regions.requested(request.region()),
            request.pageNumber(),
            request.pageSize(),
            request.registrationMode(),
            request.voiceprintId())
        .map(listed -> VoiceprintListAnswer.of(exchange.orOwnId(listed.requestId()), listed));
  }
}
