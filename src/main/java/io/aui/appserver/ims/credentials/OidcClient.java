package io.aui.appserver.ims.credentials;

import io.aui.appserver.ims.response.AssumeRoleResponse;
import io.quarkus.rest.client.reactive.ClientQueryParam;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestForm;

/**
 * STS's AssumeRoleWithOIDC, version 2015-04-01. It is not signed: the identity token proves who
 * asks. In the form that Alibaba Cloud's own credentials library sends.
 */
@RegisterRestClient
@Produces(MediaType.APPLICATION_JSON)
interface OidcClient {
  @POST
  @Path("/")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @ClientQueryParam(name = "Action", value = "AssumeRoleWithOIDC")
  @ClientQueryParam(name = "Format", value = "JSON")
  @ClientQueryParam(name = "Version", value = "2015-04-01")
  Uni<AssumeRoleResponse> assumeRole(
      @RestForm("RoleArn") String roleArn,
      @RestForm("OIDCProviderArn") String providerArn,
      @RestForm("OIDCToken") String token,
      @RestForm("RoleSessionName") String sessionName,
      @RestForm("DurationSeconds") long durationSeconds);
}
