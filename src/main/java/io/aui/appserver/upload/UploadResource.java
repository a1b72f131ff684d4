package io.aui.appserver.upload;

import io.aui.appserver.access.Caller;
import io.aui.appserver.operation.ApiOperation;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The operation that issues keys to upload recordings for voiceprints. */
@Path(ApiOperation.PATH)
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
class UploadResource {
  private final UploadService uploads;

  UploadResource(UploadService uploads) {
    this.uploads = uploads;
  }

  @POST
  @Path("getOssConfig")
  @ApiOperation
  public Uni<UploadResponse> getOssConfig(UploadRequest request) {
    return uploads.key(Caller.current(), request);
  }
}
