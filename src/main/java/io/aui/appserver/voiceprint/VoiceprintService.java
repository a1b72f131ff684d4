package io.aui.appserver.voiceprint;

import io.aui.appserver.access.Caller;
import io.aui.appserver.access.Mentions;
import io.aui.appserver.access.NameClaims;
import io.aui.appserver.access.Ownership;
import io.aui.appserver.http.DoneAnswer;
import io.aui.appserver.http.Exchange;
import io.aui.appserver.ims.ImsGateway;
import io.aui.appserver.ims.Regions;
import io.aui.appserver.limits.Requests;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Has IMS remember and forget voices. */
@Singleton
class VoiceprintService {
  private final Ownership ownership;
  private final NameClaims claims;
  private final ImsGateway ims;
  private final Regions regions;
  private final Requests requests;

  VoiceprintService(
      Ownership ownership, NameClaims claims, ImsGateway ims, Regions regions, Requests requests) {
    this.ownership = ownership;
    this.claims = claims;
    this.ims = ims;
    this.regions = regions;
    this.requests = requests;
  }

  /** The voiceprint becomes the caller's, whoever made its name. */
  Uni<VoiceprintSetAnswer> set(Caller caller, Exchange exchange, VoiceprintSetRequest request) {
    String region = regions.requested(request.region());
    return claims
        .during(
            caller,
            new Mentions().voiceprint(request.voiceprintId()),
            () ->
                requests.within(
                    caller,
                    () -> ims.setVoiceprint(region, request.voiceprintId(), request.input())),
            registered -> claims.voiceprint(registered.voiceprintId()))
        .map(
            registered ->
                new VoiceprintSetAnswer(
                    exchange.orOwnId(registered.requestId()), registered.voiceprintId()));
  }

  Uni<DoneAnswer> clear(Caller caller, Exchange exchange, VoiceprintClearRequest request) {
    String region = regions.requested(request.region());
    return ownership
        .requireVoiceprint(caller, request.voiceprintId())
        .chain(() -> requests.within(caller, () -> ims.clearVoiceprint(region, request)))
        .map(cleared -> DoneAnswer.of(exchange.orOwnId(cleared.requestId())));
  }

  Uni<VoiceprintListAnswer> list(Caller caller, Exchange exchange, VoiceprintListRequest request) {
    String region = regions.requested(request.region());
    return requests
        .within(caller, () -> ims.listVoiceprints(region, request))
        .map(listed -> VoiceprintListAnswer.of(exchange.orOwnId(listed.requestId()), listed));
  }
}
