package io.aui.appserver.agent;

import io.aui.appserver.access.Access;
import io.aui.appserver.access.Caller;
import io.aui.appserver.error.ApiException;
import io.aui.appserver.http.ApiVersion;
import io.aui.appserver.http.DoneAnswer;
import io.aui.appserver.http.Exchange;
import io.aui.appserver.idempotency.Idempotency;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** Agents and their instances: start, stop, change, read, make them speak, hand them over. */
@Path("/api/{version:v[12]}/aiagent")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
class AgentResource {
  private final StartService starts;
  private final OutboundService outbound;
  private final InstanceService instances;
  private final AgentService agents;
  private final Access access;
  private final Idempotency idempotency;

  AgentResource(
      StartService starts,
      OutboundService outbound,
      InstanceService instances,
      AgentService agents,
      Access access,
      Idempotency idempotency) {
    this.starts = starts;
    this.outbound = outbound;
    this.instances = instances;
    this.agents = agents;
    this.access = access;
    this.idempotency = idempotency;
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
    Caller caller = access.caller(http, request.userId());
    return idempotency.once(
        caller, http, request, () -> starts.generate(caller, exchange, request));
  }

  @POST
  @Path("startAIAgentInstance")
  public Uni<StartAnswer> startAIAgentInstance(StartRequest request, @Context RoutingContext http) {
    Caller caller = access.caller(http, request.userId());
    return idempotency.once(
        caller, http, request, () -> starts.start(caller, Exchange.of(http), request));
  }

  @POST
  @Path("startAIAgentInstanceWithChannel")
  public Uni<StartAnswer> startAIAgentInstanceWithChannel(
      StartRequest request, @Context RoutingContext http) {
    Caller caller = access.caller(http, request.userId());
    return idempotency.once(
        caller, http, request, () -> starts.startWithChannel(caller, Exchange.of(http), request));
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

  @POST
  @Path("sendAIAgentDataChannelMessage")
  public Uni<DoneAnswer> sendAIAgentDataChannelMessage(
      MessageRequest request, @Context RoutingContext http) {
    return instances.message(caller(request, http), Exchange.of(http), request);
  }

  @POST
  @Path("startAIAgentOutboundCall")
  public Uni<OutboundCallAnswer> startAIAgentOutboundCall(
      OutboundCallRequest request, @Context RoutingContext http) {
    Caller caller = access.caller(http, request.userId());
    return idempotency.once(
        caller, http, request, () -> outbound.call(caller, Exchange.of(http), request));
  }

  @POST
  @Path("takeoverAIAgentCall")
  public Uni<TakeoverAnswer> takeoverAIAgentCall(
      TakeoverRequest request, @Context RoutingContext http) {
    return instances.takeover(caller(request, http), Exchange.of(http), request);
  }

  @POST
  @Path("forwardAIAgentCall")
  public Uni<DoneAnswer> forwardAIAgentCall(ForwardRequest request, @Context RoutingContext http) {
    return instances.forward(caller(request, http), Exchange.of(http), request);
  }

  /** From configuration alone. */
  @POST
  @Path("describeAIAgent")
  public Uni<AgentAnswer> describeAIAgent(AgentRequest request, @Context RoutingContext http) {
    access.caller(http, request.userId());
    return Uni.createFrom().item(agents.describe(Exchange.of(http), request));
  }

  @POST
  @Path("getAIAgentConcurrency")
  public Uni<ConcurrencyAnswer> getAIAgentConcurrency(
      AgentRequest request, @Context RoutingContext http) {
    return agents.concurrency(access.caller(http, request.userId()), Exchange.of(http), request);
  }

  private Caller caller(InstanceReference request, RoutingContext http) {
    Exchange.of(http).concernsInstance(request.aiAgentInstanceId());
    return access.caller(http, request.userId());
  }
}
