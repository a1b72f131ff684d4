package io.aui.appserver.guest;

import io.aui.appserver.access.Caller;
import io.aui.appserver.http.HttpConfig;
import io.aui.appserver.operation.ApiOperation;
import io.aui.appserver.operation.Permission;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Guest passes, for administrators, and what guests do with them. */
@Path(ApiOperation.PATH)
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
class GuestResource {
  private final GuestPassService passes;
  private final HttpConfig config;
  private final CurrentVertxRequest currentRequest;

  GuestResource(GuestPassService passes, HttpConfig config, CurrentVertxRequest currentRequest) {
    this.passes = passes;
    this.config = config;
    this.currentRequest = currentRequest;
  }

  @POST
  @Path("createGuestPass")
  @ApiOperation(permission = Permission.ADMINISTRATOR)
  public Uni<CreateGuestPassResponse> createGuestPass(CreateGuestPassRequest request) {
    HttpServerRequest sent = currentRequest.getCurrent().request();
    String base = config.publicUrl().orElseGet(() -> sent.scheme() + "://" + sent.authority());
    return passes.create(Caller.current(), request, base + GuestPage.PATH);
  }

  @POST
  @Path("listGuestPasses")
  @ApiOperation(permission = Permission.ADMINISTRATOR)
  public Uni<ListGuestPassesResponse> listGuestPasses(ListGuestPassesRequest request) {
    return passes.list();
  }

  @POST
  @Path("revokeGuestPass")
  @ApiOperation(permission = Permission.ADMINISTRATOR)
  public Uni<RevokeGuestPassResponse> revokeGuestPass(RevokeGuestPassRequest request) {
    return passes.revoke(request);
  }

  @POST
  @Path("redeemGuestPass")
  @ByGuestPass
  @ApiOperation(permission = Permission.GUEST_PASS)
  public Uni<GuestResponse> redeemGuestPass(RedeemGuestPassRequest request) {
    return passes.redeem();
  }

  @POST
  @Path("describeGuest")
  @ApiOperation(guests = true)
  public Uni<GuestResponse> describeGuest(DescribeGuestRequest request) {
    return Uni.createFrom().item(passes.describe());
  }
}
