package io.aui.appserver.ims;

import static io.aui.appserver.ims.ImsClient.ACTION;

import io.aui.appserver.ims.wire.AssumeRole;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** STS's RPC interface, API version 2015-04-01, in the same form as {@link ImsClient}. */
@RegisterRestClient
@ClientHeaderParam(name = "x-acs-version", value = "2015-04-01")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
interface StsClient {
  @POST
  @Path("/")
  @ClientHeaderParam(name = ACTION, value = "AssumeRole")
  Uni<AssumeRole> assumeRole(ImsParameters parameters);
}
