package io.aui.appserver.voiceprint;

import io.aui.appserver.access.Caller;
import io.aui.appserver.http.ResultResponse;
import io.aui.appserver.operation.ApiOperation;
import io.aui.appserver.operation.Permission;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The operations on voiceprints: set, clear, list. */
@Path(ApiOperation.PATH)
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
class VoiceprintResource {
  private final VoiceprintService voiceprints;

  VoiceprintResource(VoiceprintService voiceprints) {
    this.voiceprints = voiceprints;
  }

  @POST
  @Path("setAIAgentVoiceprint")
  @ApiOperation
  public Uni<SetVoiceprintResponse> setAIAgentVoiceprint(VoiceprintSetRequest request) {
    return voiceprints.set(Caller.current(), request);
  }

  @POST
  @Path("clearAIAgentVoiceprint")
  @ApiOperation
  public Uni<ResultResponse> clearAIAgentVoiceprint(VoiceprintClearRequest request) {
    return voiceprints.clear(Caller.current(), request);
  }

  @POST
  @Path("listAIAgentVoiceprints")
  @ApiOperation(permission = Permission.GRANTED)
  public Uni<ListVoiceprintsResponse> listAIAgentVoiceprints(VoiceprintListRequest request) {
    return voiceprints.list(Caller.current(), request);
  }
}
