package io.aui.appserver.agent.catalog;

import io.aui.appserver.error.ApiException;
import io.aui.appserver.error.ErrorCode;
import io.aui.appserver.ims.Regions;
import io.aui.appserver.limits.reconcile.AgentsByRegion;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;

/**
 * The configured agents by workflow type and region. An agent set for a region takes precedence.
 * The general agents apply only to the standard region ({@code appserver.ims.region}).
 */
@Singleton
public class Agents implements AgentsByRegion {
  private final Map<String, Map<WorkflowType, String>> byRegion = new HashMap<>();
  private final String standardRegion;
  private final Optional<String> outboundCall;

  Agents(AgentsConfig general, Regions regions, Config config) {
    this.standardRegion = regions.standard();
    this.outboundCall = general.outboundCall();
    for (String region : regions.all()) {
      Map<WorkflowType, String> agents = new EnumMap<>(WorkflowType.class);
      for (WorkflowType type : WorkflowType.values()) {
        config
            .getOptionalValue(key(region, type), String.class)
            .or(() -> region.equals(standardRegion) ? type.in(general) : Optional.empty())
            .ifPresent(agent -> agents.put(type, agent));
      }
      byRegion.put(region, agents);
    }
  }

  /** Those that are used if a request names none, and the one for phone calls. */
  @Override
  public Map<String, Set<String>> byRegion() {
    Map<String, Set<String>> ids = new HashMap<>();
    byRegion.forEach((region, agents) -> ids.put(region, new HashSet<>(agents.values())));
    outboundCall.ifPresent(agent -> ids.get(standardRegion).add(agent));
    return ids;
  }

  private static String key(String region, WorkflowType type) {
    String name = type.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return "appserver.agents.regions." + region + "." + name;
  }

  /**
   * The agent configured for a type and region.
   *
   * @throws ApiException 400 {@code MissingParameter} if none is configured; the message names the
   *     member and the environment variable
   */
  public String configured(WorkflowType type, String region) {
    return find(type, region)
        .orElseThrow(
            () ->
                new ApiException(
                    ErrorCode.MISSING_PARAMETER,
                    "ai_agent_id is required, since this server has no agent for "
                        + type.spelling()
                        + " in "
                        + region
                        + " ("
                        + (region.equals(standardRegion) ? type.variable() : type.variable(region))
                        + ")"));
  }

  /** The first type for which an agent is configured in a region; empty if there is none. */
  public Optional<WorkflowType> typeOf(String agentId, String region) {
    return Arrays.stream(WorkflowType.values())
        .filter(type -> find(type, region).filter(agentId::equals).isPresent())
        .findFirst();
  }

  /**
   * The type of an agent if the configuration names the agent for exactly one type; empty
   * otherwise. The type that a request names is not trusted.
   */
  public Optional<WorkflowType> onlyTypeOf(String agentId, String region) {
    List<WorkflowType> types =
        Arrays.stream(WorkflowType.values())
            .filter(type -> find(type, region).filter(id -> id.equals(agentId)).isPresent())
            .toList();
    return types.size() == 1 ? Optional.of(types.get(0)) : Optional.empty();
  }

  private Optional<String> find(WorkflowType type, String region) {
    return Optional.ofNullable(byRegion.get(region).get(type));
  }
}
