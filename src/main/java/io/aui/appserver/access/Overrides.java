package io.aui.appserver.access;

import io.aui.appserver.http.JsonObjectText;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Refuses requests that set what clients may not set: 403, naming every such member by its pointer.
 * Configurations have been checked against the documented types before; null ones are well.
 */
@Singleton
public class Overrides {
  private final OverridePolicy policy;

  Overrides(OverridePolicy policy) {
    this.policy = policy;
  }

  /**
   * Checks what a start or an update sets.
   *
   * @param agentType the workflow type that this server's configuration gives the agent; empty
   *     where it gives none, whatever the request says: then the rules of all types count
   */
  public void check(
      Optional<String> agentType, JsonObjectText templateConfig, JsonObjectText agentConfig) {
    List<RefusedOverride> refused = new ArrayList<>();
    if (templateConfig != null) {
      refused.addAll(policy.checkTemplateConfig(templateConfig.object(), "/template_config"));
    }
    if (agentConfig != null) {
      refused.addAll(
          policy.checkAgentConfig(agentType.orElse(null), agentConfig.object(), "/agent_config"));
    }
    refuse(refused);
  }

  /** Checks the {@code config} of an outbound call. */
  public void checkOutboundCall(JsonObjectText config) {
    if (config != null) {
      refuse(policy.checkAgentConfig(OverridePolicy.OUTBOUND_CALL, config.object(), "/config"));
    }
  }

  private static void refuse(List<RefusedOverride> refused) {
    if (!refused.isEmpty()) {
      throw Access.forbidden(
          refused.stream()
              .map(member -> member.pointer() + " " + member.problem())
              .collect(Collectors.joining("; ")));
    }
  }
}
