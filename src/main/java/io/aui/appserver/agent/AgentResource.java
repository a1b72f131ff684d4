package io.aui.appserver.agent;

import io.aui.appserver.access.Access;
import io.aui.appserver.access.Caller;
import io.aui.appserver.error.ApiException;
import io.aui.appserver.http.ApiVersion;
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

/** Agent instances: start, stop, change, read, and make them speak. */
@Path("/api/{version:v[12]}/aiagent")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
class AgentResource {
  private final StartService starts;
  private final InstanceService instances;
  private final Access access;

  AgentResource(StartService starts, InstanceService instances, Access access) {
    this.starts = starts;
    this.instances = instances;
    this.access = access;
  }

  /** Also in the spelling of the API reference. */
  @POST
  @Path("{spelling:[gG]enerateAIAgentCall}")
  public Uni<GenerateAnswer> generateAIAgentCall(
      StartRequest request, @Context RoutingContext http) {
    Exchange exchange = Exchange.of(http);
    if (exchange.version() == ApiVersion.V1 && request.templateConfig() == null) {
      throw ApiException.missing("template_config");
    }
    return starts.generate(access.caller(http, request.userId()), exchange, request);
  }

  @POST
  @Path("startAIAgentInstance")
  public Uni<StartAnswer> startAIAgentInstance(StartRequest request, @Context RoutingContext http) {
    return starts.start(access.caller(http, request.userId()), Exchange.of(http), request);
  }

  @POST
  @Path("startAIAgentInstanceWithChannel")
  public Uni<StartAnswer> startAIAgentInstanceWithChannel(
      StartRequest request, @Context RoutingContext http) {
    return starts.startWithChannel(
        access.caller(http, request.userId()), Exchange.of(http), request);
  }

  @POST
  @Path("stopAIAgentInstance")
  public Uni<DoneAnswer> stopAIAgentInstance(
      InstanceRequest request, @Context RoutingContext http) {
    return instances.stop(caller(request, http), Exchange.of(http), request);
  }

  @POST
  @Path("updateAIAgentInstance")
  public Uni<DoneAnswer> updateAIAgentInstance(
      UpdateRequest request, @Context RoutingContext http) {
    return instances.update(caller(request, http), Exchange.of(http), request);
  }

  @POST
  @Path("describeAIAgentInstance")
  public Uni<DescribeAnswer> describeAIAgentInstance(
      InstanceRequest request, @Context RoutingContext http) {
    return instances.describe(caller(request, http), Exchange.of(http), request);
  }

  @POST
  @Path("sendAIAgentSpeech")
  public Uni<DoneAnswer> sendAIAgentSpeech(SpeechRequest request, @Context RoutingContext http) {
    return instances.speak(caller(request, http), Exchange.of(http), request);
  }

  @POST
  @Path("sendAIAgentText")
  public Uni<DoneAnswer> sendAIAgentText(TextRequest request, @Context RoutingContext http) {
    return instances.hear(caller(request, http), Exchange.of(http), request);
  }

  private Caller caller(InstanceReference request, RoutingContext http) {
    return access.caller(http, request.userId());
  }
}
