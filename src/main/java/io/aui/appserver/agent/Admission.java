package io.aui.appserver.agent;

import io.aui.appserver.access.Caller;
import io.aui.appserver.access.Mentions;
import io.aui.appserver.access.Overrides;
import io.aui.appserver.access.Ownership;
import io.aui.appserver.http.JsonObjectText;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/**
 * Whether a caller may start or change an agent as it wants to: first whose the things are that the
 * request names, then what clients may set.
 */
@Singleton
class Admission {
  private final Ownership ownership;
  private final Mentions mentions;
  private final Overrides overrides;
  private final Agents agents;

  Admission(Ownership ownership, Mentions mentions, Overrides overrides, Agents agents) {
    this.ownership = ownership;
    this.mentions = mentions;
    this.overrides = overrides;
    this.agents = agents;
  }

  /** Admits a start, or fails with what is refused. */
  Uni<Void> start(Caller caller, String agentId, String region, StartRequest request) {
    return Uni.createFrom()
        .voidItem()
        .invoke(() -> mentions.requireReceiver(caller, request.chatSyncConfig()))
        .chain(() -> ownership.takeSession(caller, request.sessionId()))
        .chain(
            () ->
                configs(caller, agentId, region, request.templateConfig(), request.agentConfig()));
  }

  /**
   * Admits an update of an instance that the caller may touch, or fails with what is refused.
   *
   * @param agentId the instance's agent, null where it is not known
   */
  Uni<Void> update(Caller caller, String agentId, String region, UpdateRequest request) {
    return configs(caller, agentId, region, request.templateConfig(), request.agentConfig());
  }

  /** Admits a phone call, or fails with what is refused. */
  Uni<Void> call(Caller caller, OutboundCallRequest request) {
    return ownership
        .takeSession(caller, request.sessionId())
        .chain(() -> mentions.takeVoiceprints(caller, request.config()))
        .invoke(() -> overrides.checkOutboundCall(request.config()));
  }

  private Uni<Void> configs(
      Caller caller,
      String agentId,
      String region,
      JsonObjectText templateConfig,
      JsonObjectText agentConfig) {
    return mentions
        .takeVoiceprints(caller, templateConfig, agentConfig)
        .invoke(
            () ->
                overrides.check(
                    agents.onlyTypeOf(agentId, region).map(WorkflowType::spelling),
                    templateConfig,
                    agentConfig));
  }
}
