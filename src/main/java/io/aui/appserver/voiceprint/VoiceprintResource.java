package io.aui.appserver.voiceprint;

import io.aui.appserver.access.Access;
import io.aui.appserver.http.DoneAnswer;
import io.aui.appserver.http.Exchange;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** Voiceprints, and keys to upload the recordings that they are made of. */
@Path("/api/{version:v[12]}/aiagent")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
class VoiceprintResource {
  private final VoiceprintService voiceprints;
  private final UploadService uploads;
  private final Access access;

  VoiceprintResource(VoiceprintService voiceprints, UploadService uploads, Access access) {
    this.voiceprints = voiceprints;
    this.uploads = uploads;
    this.access = access;
  }

  @POST
  @Path("setAIAgentVoiceprint")
  public Uni<VoiceprintSetAnswer> setAIAgentVoiceprint(
      VoiceprintSetRequest request, @Context RoutingContext http) {
    return voiceprints.set(access.caller(http, request.userId()), Exchange.of(http), request);
  }

  @POST
  @Path("clearAIAgentVoiceprint")
  public Uni<DoneAnswer> clearAIAgentVoiceprint(
      VoiceprintClearRequest request, @Context RoutingContext http) {
    return voiceprints.clear(access.caller(http, request.userId()), Exchange.of(http), request);
  }

  @POST
  @Path("listAIAgentVoiceprints")
  public Uni<VoiceprintListAnswer> listAIAgentVoiceprints(
      VoiceprintListRequest request, @Context RoutingContext http) {
    return voiceprints.list(access.caller(http, request.userId()), Exchange.of(http), request);
  }

  @POST
  @Path("getOssConfig")
  public Uni<UploadAnswer> getOssConfig(UploadRequest request, @Context RoutingContext http) {
    return uploads.key(access.caller(http, request.userId()), Exchange.of(http), request);
  }
}
