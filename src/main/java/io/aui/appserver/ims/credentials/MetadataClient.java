package io.aui.appserver.ims.credentials;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;

/** The metadata service of an ECS instance, in its hardened mode: with a token. */
@RegisterRestClient
interface MetadataClient {
  @PUT
  @Path("/latest/api/token")
  @ClientHeaderParam(name = "X-aliyun-ecs-metadata-token-ttl-seconds", value = "60")
  Uni<String> token();

  /** The role's key as JSON, declared with whatever type. */
  @GET
  @Path("/latest/meta-data/ram/security-credentials/{role}")
  Uni<String> key(@RestHeader("X-aliyun-ecs-metadata-token") String token, @RestPath String role);
}
