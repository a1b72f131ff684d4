package io.aui.appserver.agent;

import io.aui.appserver.access.Caller;
import io.aui.appserver.error.StoredResponse;
import io.aui.appserver.http.ResultResponse;
import io.aui.appserver.operation.ApiOperation;
import io.aui.appserver.operation.Permission;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/**
 * The operations on agents and their instances: start, resume, stop, update, describe, send speech
 * and text.
 */
@Path(ApiOperation.PATH)
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
class AgentResource {
  private final StartService starts;
  private final InstanceService instances;
  private final ResumeService resumes;
  private final AgentService agents;

  AgentResource(
      StartService starts, InstanceService instances, ResumeService resumes, AgentService agents) {
    this.starts = starts;
    this.instances = instances;
    this.resumes = resumes;
    this.agents = agents;
  }

  /** The first letter may be upper case, as in the API reference. */
  @POST
  @Path("{spelling:[gG]enerateAIAgentCall}")
  @ApiOperation(guests = true)
  @APIResponseSchema(GenerateResponse.class)
  public Uni<StoredResponse> generateAIAgentCall(GenerateRequest request) {
    return starts.generate(Caller.current(), request);
  }

  @POST
  @Path("startAIAgentInstance")
  @ApiOperation
  @APIResponseSchema(StartResponse.class)
  public Uni<StoredResponse> startAIAgentInstance(StartInstanceRequest request) {
    return starts.start(Caller.current(), request);
  }

  @POST
  @Path("startAIAgentInstanceWithChannel")
  @ApiOperation
  @APIResponseSchema(StartResponse.class)
  public Uni<StoredResponse> startAIAgentInstanceWithChannel(StartWithChannelRequest request) {
    return starts.startWithChannel(Caller.current(), request);
  }

  @POST
  @Path("stopAIAgentInstance")
  @ApiOperation(guests = true)
  public Uni<ResultResponse> stopAIAgentInstance(StopRequest request) {
    return instances.stop(Caller.current(), request);
  }

  @POST
  @Path("updateAIAgentInstance")
  @ApiOperation
  public Uni<ResultResponse> updateAIAgentInstance(UpdateRequest request) {
    return instances.update(Caller.current(), request);
  }

  @POST
  @Path("describeAIAgentInstance")
  @ApiOperation(guests = true)
  public Uni<DescribeResponse> describeAIAgentInstance(DescribeRequest request) {
    return instances.describe(Caller.current(), request);
  }

  @POST
  @Path("resumeAIAgentInstance")
  @ApiOperation
  public Uni<GenerateResponse> resumeAIAgentInstance(ResumeRequest request) {
    return resumes.resume(Caller.current(), request);
  }

  @POST
  @Path("sendAIAgentSpeech")
  @ApiOperation
  public Uni<ResultResponse> sendAIAgentSpeech(SpeechRequest request) {
    return instances.sendSpeech(Caller.current(), request);
  }

  @POST
  @Path("sendAIAgentText")
  @ApiOperation
  public Uni<ResultResponse> sendAIAgentText(TextRequest request) {
    return instances.sendText(Caller.current(), request);
  }

  @POST
  @Path("sendAIAgentDataChannelMessage")
  @ApiOperation
  public Uni<ResultResponse> sendAIAgentDataChannelMessage(MessageRequest request) {
    return instances.sendDataChannelMessage(Caller.current(), request);
  }

  /** Uses the configuration only; calls no IMS operation. */
  @POST
  @Path("describeAIAgent")
  @ApiOperation
  public Uni<DescribeAgentResponse> describeAIAgent(DescribeAgentRequest request) {
    return Uni.createFrom().item(agents.describe(request));
  }

  @POST
  @Path("getAIAgentConcurrency")
  @ApiOperation(permission = Permission.GRANTED)
  public Uni<ConcurrencyResponse> getAIAgentConcurrency(ConcurrencyRequest request) {
    return agents.concurrency(Caller.current(), request);
  }
}
