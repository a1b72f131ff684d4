package io.aui.appserver.agent.catalog;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aui.appserver.error.ApiException;
import io.aui.appserver.error.ErrorCode;
import io.aui.appserver.ims.Regions;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/**
 * All agents that the configuration names, with their phone numbers. They come from the
 * configuration because IMS has no operation that describes an agent.
 */
@Singleton
public class KnownAgents {
  private static final String ALLOWED = "appserver.agents.allowed";

  private final Map<String, String> descriptions = new HashMap<>();

  KnownAgents(Config config, Regions regions) {
    Map<String, List<String>> numbers =
        setting(config, InboundNumbers.KEY).flatMap(InboundNumbers::read).orElse(Map.of());
    numbers.forEach(this::add);
    Stream.concat(
            Stream.of(AgentsConfig.PREFIX),
            regions.all().stream().map(region -> AgentsConfig.PREFIX + ".regions." + region))
        .flatMap(prefix -> AgentsConfig.KINDS.stream().map(kind -> prefix + "." + kind))
        .forEach(
            key ->
                setting(config, key)
                    .filter(agent -> !numbers.containsKey(agent))
                    .ifPresent(agent -> add(agent, List.of())));
    config
        .getOptionalValues(ALLOWED, String.class)
        .ifPresent(
            allowed ->
                allowed.stream()
                    .map(String::strip)
                    .filter(agent -> !descriptions.containsKey(agent))
                    .forEach(agent -> add(agent, List.of())));
  }

  /**
   * The agent as JSON text.
   *
   * @throws ApiException 404 {@code AgentNotFound} if the configuration does not name it
   */
  public String description(String agentId) {
    String description = descriptions.get(agentId);
    if (description == null) {
      throw new ApiException(
          ErrorCode.AGENT_NOT_FOUND, "ai_agent_id is not an agent of this server");
    }
    return description;
  }

  private void add(String agentId, List<String> numbers) {
    ObjectNode agent = JsonNodeFactory.instance.objectNode();
    agent.put("AIAgentId", agentId);
    ArrayNode list = agent.putArray("InboundPhoneNumbers");
    numbers.forEach(list::add);
    descriptions.put(agentId, agent.toString());
  }

  private static Optional<String> setting(Config config, String key) {
    return config.getOptionalValue(key, String.class);
  }
}
