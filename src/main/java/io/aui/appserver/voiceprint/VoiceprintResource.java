package io.aui.appserver.voiceprint;

import io.aui.appserver.access.Caller;
import io.aui.appserver.http.DoneAnswer;
import io.aui.appserver.http.Exchange;
import io.aui.appserver.operation.ApiOperation;
import io.aui.appserver.operation.Permission;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Voiceprints, and keys to upload the recordings that they are made of. */
@Path("/api/{version:v[12]}/aiagent")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
class VoiceprintResource {
  private final VoiceprintService voiceprints;
  private final UploadService uploads;

  VoiceprintResource(VoiceprintService voiceprints, UploadService uploads) {
    this.voiceprints = voiceprints;
    this.uploads = uploads;
  }

  @POST
  @Path("setAIAgentVoiceprint")
  @ApiOperation
  public Uni<VoiceprintSetAnswer> setAIAgentVoiceprint(VoiceprintSetRequest request) {
    Exchange context = Exchange.current();
    return voiceprints.set(Caller.of(context), context, request);
  }

  @POST
  @Path("clearAIAgentVoiceprint")
  @ApiOperation
  public Uni<DoneAnswer> clearAIAgentVoiceprint(VoiceprintClearRequest request) {
    Exchange context = Exchange.current();
    return voiceprints.clear(Caller.of(context), context, request);
  }

  @POST
  @Path("listAIAgentVoiceprints")
  @ApiOperation(permission = Permission.GRANTED)
  public Uni<VoiceprintListAnswer> listAIAgentVoiceprints(VoiceprintListRequest request) {
    Exchange context = Exchange.current();
    return voiceprints.list(Caller.of(context), context, request);
  }

  @POST
  @Path("getOssConfig")
  @ApiOperation
  public Uni<UploadAnswer> getOssConfig(UploadRequest request) {
    Exchange context = Exchange.current();
    return uploads.key(Caller.of(context), context, request);
  }
}
