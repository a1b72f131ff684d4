package io.aui.appserver.access;

import io.aui.appserver.access.overrides.OverridePolicy;
import io.aui.appserver.access.overrides.RefusedOverride;
import io.aui.appserver.http.JsonObjectText;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Refuses (403) requests that set members that clients may not set. The message names such members
 * by JSON Pointer, at most five of each configuration. Configurations must be validated before;
 * null ones are allowed.
 */
@Singleton
public class Overrides {
  private final OverridePolicy policy;

  Overrides(OverridePolicy policy) {
    this.policy = policy;
  }

  /**
   * Checks the configurations of a start or an update.
   *
   * @param agentType the agent's workflow type in this server's settings; empty if they name none,
   *     even if the request does: then the rules of all types apply
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
