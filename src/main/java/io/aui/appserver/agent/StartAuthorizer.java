package io.aui.appserver.agent;

import io.aui.appserver.access.Caller;
import io.aui.appserver.access.NameClaims;
import io.aui.appserver.access.Overrides;
import io.aui.appserver.access.Ownership;
import io.aui.appserver.access.ReferencedResources;
import io.aui.appserver.agent.catalog.Agents;
import io.aui.appserver.agent.catalog.WorkflowType;
import io.aui.appserver.http.JsonObjectText;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Supplier;

/**
 * Decides whether a caller may start or update an instance as requested: what the ownership of the
 * channel, session, receiver and voiceprints in the request allows, and which configurations
 * clients may set.
 */
@Singleton
class StartAuthorizer {
  private final Ownership ownership;
  private final NameClaims claims;
  private final Overrides overrides;
  private final Agents agents;

  StartAuthorizer(Ownership ownership, NameClaims claims, Overrides overrides, Agents agents) {
    this.ownership = ownership;
    this.claims = claims;
    this.overrides = overrides;
    this.agents = agents;
  }

  /**
   * The names that a start uses, whose ownership is to be checked. Refuses (403) another user as
   * the receiver of messages.
   *
   * @param channelId the channel that the client has chosen; null if there is none
   */
  ReferencedResources namesOf(Caller caller, StartRequest request, String channelId) {
    ownership.requireReceiver(caller, request.chatSyncConfig());
    return inConfigs(request.templateConfig(), request.agentConfig())
        .channel(channelId)
        .session(request.sessionId());
  }

  /**
   * Updates an instance if the request is allowed; otherwise fails with the refusal. The caller's
   * ownership of the instance has been checked before.
   *
   * @param agentId the instance's agent; null if it is unknown
   */
  <T> Uni<T> update(
      Caller caller,
      String agentId,
      String region,
      UpdateRequest request,
      Supplier<Uni<T>> update) {
    return claims.during(
        caller,
        inConfigs(request.templateConfig(), request.agentConfig()),
        () -> {
          requireAllowed(agentId, region, request.templateConfig(), request.agentConfig());
          return update.get();
        },
        updated -> List.of());
  }

  private static ReferencedResources inConfigs(
      JsonObjectText templateConfig, JsonObjectText agentConfig) {
    return new ReferencedResources()
        .voiceprintsIn("template_config", templateConfig)
        .voiceprintsIn("agent_config", agentConfig);
  }

  /**
   * Refuses (403) configurations that clients may not set.
   *
   * @param agentId null if it is unknown
   */
  void requireAllowed(
      String agentId, String region, JsonObjectText templateConfig, JsonObjectText agentConfig) {
    overrides.check(
        agents.onlyTypeOf(agentId, region).map(WorkflowType::spelling),
        templateConfig,
        agentConfig);
  }
}
