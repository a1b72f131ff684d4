package io.aui.appserver.ims;

import io.aui.appserver.ims.response.AssumeRoleResponse;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestQuery;

/** STS's RPC interface, API version 2015-04-01, in the same form as {@link ImsClient}. */
@RegisterRestClient
@ClientHeaderParam(name = ImsClient.VERSION, value = "2015-04-01")
@Produces(MediaType.APPLICATION_JSON)
interface StsClient {
  @POST
  @Path("/")
  @ClientHeaderParam(name = ImsClient.ACTION, value = ImsAction.ASSUME_ROLE)
  Uni<AssumeRoleResponse> assumeRole(
      @RestQuery("RoleArn") String roleArn,
      @RestQuery("RoleSessionName") String sessionName,
      @RestQuery("DurationSeconds") long durationSeconds,
      @RestQuery("Policy") String policy);
}
