package io.aui.appserver.voiceprint;

import io.aui.appserver.access.Caller;
import io.aui.appserver.access.NameClaims;
import io.aui.appserver.access.Ownership;
import io.aui.appserver.access.ReferencedResources;
import io.aui.appserver.http.ResultResponse;
import io.aui.appserver.ims.ImsGateway;
import io.aui.appserver.ims.Regions;
import io.aui.appserver.limits.quota.Requests;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Registers, clears and lists voiceprints at IMS. */
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

  /** Registers a voiceprint. The caller owns it, also if IMS has made its id. */
  Uni<SetVoiceprintResponse> set(Caller caller, VoiceprintSetRequest request) {
    String region = regions.requested(request.region());
    return claims
        .during(
            caller,
            new ReferencedResources().voiceprint(request.voiceprintId()),
            () ->
                requests.within(
                    caller,
                    () -> ims.setVoiceprint(region, request.voiceprintId(), request.input())),
            registered -> claims.voiceprint(registered.voiceprintId()))
        .map(registered -> new SetVoiceprintResponse(registered.voiceprintId()));
  }

  Uni<ResultResponse> clear(Caller caller, VoiceprintClearRequest request) {
    String region = regions.requested(request.region());
    return ownership
        .requireVoiceprint(caller, request.voiceprintId())
        .chain(() -> requests.within(caller, () -> ims.clearVoiceprint(region, request)))
        .map(cleared -> ResultResponse.DONE);
  }

  Uni<ListVoiceprintsResponse> list(Caller caller, VoiceprintListRequest request) {
    String region = regions.requested(request.region());
    return requests
        .within(caller, () -> ims.listVoiceprints(region, request))
        .map(listed -> ListVoiceprintsResponse.of(listed));
  }
}
