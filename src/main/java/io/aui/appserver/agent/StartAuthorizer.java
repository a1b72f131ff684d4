package io.aui.appserver.agent;

import io.aui.appserver.access.Caller;
import io.aui.appserver.access.NameClaims;
import io.aui.appserver.access.Overrides;
import io.aui.appserver.access.Ownership;
import io.aui.appserver.access.ReferencedResources;
import io.aui.appserver.http.JsonObjectText;
import io.aui.appserver.tracking.OwnershipRegistry.Reservation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Decides whether a caller may start or update an instance as requested. It checks first the
 * ownership of the channel, session, receiver and voiceprints that the request names, and then
 * whether clients may set the configurations in it.
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
   * Starts an agent if the request is allowed; otherwise fails with the refusal, an {@link
   * io.aui.appserver.error.ApiException}.
   *
   * @param channelId the channel that the client has chosen; null if there is none
   * @param start checks the limits and calls IMS
   * @param channel the reservations of the channel that the start has created
   */
  <T> Uni<T> start(
      Caller caller,
      String agentId,
      String region,
      StartRequest request,
      String channelId,
      Supplier<Uni<T>> start,
      Function<T, List<Reservation>> channel) {
    ownership.requireReceiver(caller, request.chatSyncConfig());
    return claims.during(
        caller,
        inConfigs(request.templateConfig(), request.agentConfig())
            .channel(channelId)
            .session(request.sessionId()),
        () -> {
          checkOverrides(agentId, region, request.templateConfig(), request.agentConfig());
          return start.get();
        },
        channel);
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
          checkOverrides(agentId, region, request.templateConfig(), request.agentConfig());
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

  private void checkOverrides(
      String agentId, String region, JsonObjectText templateConfig, JsonObjectText agentConfig) {
    overrides.check(
        agents.onlyTypeOf(agentId, region).map(WorkflowType::spelling),
        templateConfig,
        agentConfig);
  }
}
