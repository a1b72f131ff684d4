package io.aui.appserver.access;

import io.aui.appserver.http.JsonObjectText;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks which agents clients may name, by {@link AllowedAgentsConfig}. */
@Singleton
public class AllowedAgents {
  private static final String IN_CHAT_SYNC_CONFIG = "IMAIAgentId";
  private static final int MAX_LENGTH = 128;

  private final Optional<Set<String>> allowed;

  AllowedAgents(AllowedAgentsConfig config) {
    this.allowed =
        config
            .allowed()
            .map(ids -> ids.stream().map(String::strip).collect(Collectors.toUnmodifiableSet()));
  }

  /** Refuses (403) an agent that clients may not name. Null is allowed. */
  public void require(String agentId) {
    require("ai_agent_id", agentId);
  }

  /** Refuses (403) a {@code chat_sync_config} that names such an agent. Null is allowed. */
  public void requireIn(JsonObjectText chatSyncConfig) {
    if (chatSyncConfig != null && allowed.isPresent()) {
      for (String agentId :
          JsonFields.of(
              chatSyncConfig.object(), "chat_sync_config", IN_CHAT_SYNC_CONFIG, MAX_LENGTH)) {
        require("/chat_sync_config/" + IN_CHAT_SYNC_CONFIG, agentId);
      }
    }
  }

  private void require(String member, String agentId) {
    if (agentId != null && allowed.isPresent() && !allowed.get().contains(agentId)) {
      throw Access.forbidden(member + " is not an agent that clients may name on this server");
    }
  }
}
