package io.aui.appserver.agent;

import io.aui.appserver.http.Exchange;
import io.aui.appserver.ims.ImsGateway;
import io.aui.appserver.ims.Regions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** What can be asked about agents themselves. */
@Singleton
class AgentService {
  private final ImsGateway ims;
  private final Regions regions;
  private final KnownAgents agents;

  AgentService(ImsGateway ims, Regions regions, KnownAgents agents) {
    this.ims = ims;
    this.regions = regions;
    this.agents = agents;
  }

  AgentAnswer describe(Exchange exchange, AgentRequest request) {
    regions.requested(request.region());
    return new AgentAnswer(exchange.requestId(), agents.description(request.aiAgentId()));
  }

  Uni<ConcurrencyAnswer> concurrency(Exchange exchange, AgentRequest request) {
    return ims.getConcurrency(regions.requested(request.region()), request.aiAgentId())
        .map(load -> new ConcurrencyAnswer(exchange.orOwnId(load.requestId()), load.activeCount()));
  }
}
