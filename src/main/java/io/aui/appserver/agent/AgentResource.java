package io.aui.appserver.agent;

import io.aui.appserver.access.Caller;
import io.aui.appserver.http.DoneAnswer;
import io.aui.appserver.http.Exchange;
import io.aui.appserver.operation.ApiOperation;
import io.aui.appserver.operation.Permission;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
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

  AgentResource(
      StartService starts,
      OutboundService outbound,
      InstanceService instances,
      AgentService agents) {
    this.starts = starts;
    this.outbound = outbound;
    this.instances = instances;
    this.agents = agents;
  }

  /** Also in the spelling of the API reference. */
  @POST
  @Path("{spelling:[gG]enerateAIAgentCall}")
  @ApiOperation(idempotent = true)
  public Uni<GenerateAnswer> generateAIAgentCall(GenerateRequest request) {
    Exchange context = Exchange.current();
    return starts.generate(Caller.of(context), context, request);
  }

  @POST
  @Path("startAIAgentInstance")
  @ApiOperation(idempotent = true)
  public Uni<StartAnswer> startAIAgentInstance(StartInstanceRequest request) {
    Exchange context = Exchange.current();
    return starts.start(Caller.of(context), context, request);
  }

  @POST
  @Path("startAIAgentInstanceWithChannel")
  @ApiOperation(idempotent = true)
  public Uni<StartAnswer> startAIAgentInstanceWithChannel(StartWithChannelRequest request) {
    Exchange context = Exchange.current();
    return starts.startWithChannel(Caller.of(context), context, request);
  }

  @POST
  @Path("stopAIAgentInstance")
  @ApiOperation
  public Uni<DoneAnswer> stopAIAgentInstance(StopRequest request) {
    Exchange context = Exchange.current();
    return instances.stop(Caller.of(context), context, request);
  }

  @POST
  @Path("updateAIAgentInstance")
  @ApiOperation
  public Uni<DoneAnswer> updateAIAgentInstance(UpdateRequest request) {
    Exchange context = Exchange.current();
    return instances.update(Caller.of(context), context, request);
  }

  @POST
  @Path("describeAIAgentInstance")
  @ApiOperation
  public Uni<DescribeAnswer> describeAIAgentInstance(DescribeRequest request) {
    Exchange context = Exchange.current();
    return instances.describe(Caller.of(context), context, request);
  }

  @POST
  @Path("sendAIAgentSpeech")
  @ApiOperation
  public Uni<DoneAnswer> sendAIAgentSpeech(SpeechRequest request) {
    Exchange context = Exchange.current();
    return instances.speak(Caller.of(context), context, request);
  }

  @POST
  @Path("sendAIAgentText")
  @ApiOperation
  public Uni<DoneAnswer> sendAIAgentText(TextRequest request) {
    Exchange context = Exchange.current();
    return instances.hear(Caller.of(context), context, request);
  }

  @POST
  @Path("sendAIAgentDataChannelMessage")
  @ApiOperation
  public Uni<DoneAnswer> sendAIAgentDataChannelMessage(MessageRequest request) {
    Exchange context = Exchange.current();
    return instances.message(Caller.of(context), context, request);
  }

  @POST
  @Path("startAIAgentOutboundCall")
  @ApiOperation(permission = Permission.GRANTED, idempotent = true)
  public Uni<OutboundCallAnswer> startAIAgentOutboundCall(OutboundCallRequest request) {
    Exchange context = Exchange.current();
    return outbound.call(Caller.of(context), context, request);
  }

  @POST
  @Path("takeoverAIAgentCall")
  @ApiOperation(permission = Permission.GRANTED)
  public Uni<TakeoverAnswer> takeoverAIAgentCall(TakeoverRequest request) {
    Exchange context = Exchange.current();
    return instances.takeover(Caller.of(context), context, request);
  }

  @POST
  @Path("forwardAIAgentCall")
  @ApiOperation(permission = Permission.GRANTED)
  public Uni<DoneAnswer> forwardAIAgentCall(ForwardRequest request) {
    Exchange context = Exchange.current();
    return instances.forward(Caller.of(context), context, request);
  }

  /** From configuration alone. */
  @POST
  @Path("describeAIAgent")
  @ApiOperation
  public Uni<AgentAnswer> describeAIAgent(DescribeAgentRequest request) {
    Exchange context = Exchange.current();
    return Uni.createFrom().item(agents.describe(context, request));
  }

  @POST
  @Path("getAIAgentConcurrency")
  @ApiOperation(permission = Permission.GRANTED)
  public Uni<ConcurrencyAnswer> getAIAgentConcurrency(ConcurrencyRequest request) {
    Exchange context = Exchange.current();
    return agents.concurrency(Caller.of(context), context, request);
  }
}
