package io.aui.appserver.agent;

import io.aui.appserver.access.AllowedAgents;
import io.aui.appserver.access.Caller;
import io.aui.appserver.agent.catalog.KnownAgents;
import io.aui.appserver.ims.ImsGateway;
import io.aui.appserver.ims.Regions;
import io.aui.appserver.limits.quota.Requests;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** The operations that return facts about agents: phone numbers and running calls. */
@Singleton
class AgentService {
  private final AllowedAgents allowed;
  private final ImsGateway ims;
  private final Regions regions;
  private final KnownAgents agents;
  private final Requests requests;

  AgentService(
      AllowedAgents allowed,
      ImsGateway ims,
      Regions regions,
      KnownAgents agents,
      Requests requests) {
    this.allowed = allowed;
    this.ims = ims;
    this.regions = regions;
    this.agents = agents;
    this.requests = requests;
  }

  DescribeAgentResponse describe(DescribeAgentRequest request) {
    allowed.require(request.aiAgentId());
    regions.requested(request.region());
    return new DescribeAgentResponse(agents.description(request.aiAgentId()));
  }

  Uni<ConcurrencyResponse> concurrency(Caller caller, ConcurrencyRequest request) {
    allowed.require(request.aiAgentId());
    String region = regions.requested(request.region());
    return requests
        .within(caller, () -> ims.getConcurrency(region, request.aiAgentId()))
        .map(load -> new ConcurrencyResponse(load.activeCount()));
  }
}
