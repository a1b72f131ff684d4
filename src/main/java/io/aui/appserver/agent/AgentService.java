package io.aui.appserver.agent;

import io.aui.appserver.access.AllowedAgents;
import io.aui.appserver.http.Exchange;
import io.aui.appserver.ims.CallGateway;
import io.aui.appserver.ims.Regions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** What can be asked about agents themselves. */
@Singleton
class AgentService {
  private final AllowedAgents allowed;
  private final CallGateway ims;
  private final Regions regions;
  private final KnownAgents agents;

  AgentService(AllowedAgents allowed, CallGateway ims, Regions regions, KnownAgents agents) {
    this.allowed = allowed;
    this.ims = ims;
    this.regions = regions;
    this.agents = agents;
  }

  AgentAnswer describe(Exchange exchange, AgentRequest request) {
    allowed.require(request.aiAgentId());
    regions.requested(request.region());
    return new AgentAnswer(exchange.requestId(), agents.description(request.aiAgentId()));
  }

  Uni<ConcurrencyAnswer> concurrency(Exchange exchange, AgentRequest request) {
    allowed.require(request.aiAgentId());
    return ims.load(regions.requested(request.region()), request.aiAgentId())
        .map(load -> new ConcurrencyAnswer(exchange.orOwnId(load.requestId()), load.activeCount()));
  }
}
