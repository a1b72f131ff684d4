package io.aui.appserver.admin;

import io.aui.appserver.operation.ApiOperation;
import io.aui.appserver.operation.Permission;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/**
 * The kill switch and the reports of instances and usage, for administrators only. {@link
 * AdminRoute} serves the same on the management port.
 */
@Path(ApiOperation.PATH)
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@ByAdminToken
class AdminResource {
  static final String STOP_ALL = "stopAllAIAgentInstances";
  static final String FREEZE = "freezeStarts";
  static final String USAGE = "getUsage";
  static final String LIST = "listAIAgentInstances";

  private final AdminService admin;

  AdminResource(AdminService admin) {
    this.admin = admin;
  }

  @POST
  @Path(STOP_ALL)
  @ApiOperation(permission = Permission.ADMINISTRATOR)
  public Uni<StopAllResponse> stopAllAIAgentInstances(StopAllRequest request) {
    return admin.stopAll(request);
  }

  @POST
  @Path(FREEZE)
  @ApiOperation(permission = Permission.ADMINISTRATOR)
  public Uni<FreezeResponse> freezeStarts(FreezeRequest request) {
    return admin.freeze(request);
  }

  @POST
  @Path(LIST)
  @ApiOperation(permission = Permission.ADMINISTRATOR)
  public Uni<ListInstancesResponse> listAIAgentInstances(ListInstancesRequest request) {
    return admin.list(request);
  }

  @POST
  @Path(USAGE)
  @ApiOperation(permission = Permission.ADMINISTRATOR)
  public Uni<UsageResponse> getUsage(UsageRequest request) {
    return admin.usage(request);
  }
}
