package io.aui.appserver.agent;

import io.aui.appserver.error.ApiException;
import io.aui.appserver.error.ErrorCode;
import io.aui.appserver.ims.Regions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which configured agent serves a workflow type in a region. */
@ApplicationScoped
class Agents {
  private final AgentsConfig config;
  private final String standardRegion;

  Agents(AgentsConfig config, Regions regions) {
    this.config = config;
    this.standardRegion = regions.standard();
  }

  /** The configured agent, or a 400 that names the member and the setting. */
  String configured(WorkflowType type, String region) {
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
                        + type.variable()
                        + ")"));
  }

  /** The type that a configured agent serves in a region. */
  Optional<WorkflowType> typeOf(String agentId, String region) {
    return Arrays.stream(WorkflowType.values())
        .filter(type -> find(type, region).filter(agentId::equals).isPresent())
        .findFirst();
  }

  /** A region's own agent first; the general ones belong to the standard region. */
  private Optional<String> find(WorkflowType type, String region) {
    String key = type.name().toLowerCase(Locale.ROOT).replace('_', '-');
    Optional<String> own =
        Optional.ofNullable(config.regions().getOrDefault(region, Map.of()).get(key));
    return own.isPresent() || !region.equals(standardRegion) ? own : general(type);
  }

  private Optional<String> general(WorkflowType type) {
    return switch (type) {
      case VOICE_CHAT -> config.voiceChat();
      case AVATAR_CHAT_3D -> config.avatarChat3d();
      case VISION_CHAT -> config.visionChat();
      case VIDEO_CHAT -> config.videoChat();
    };
  }
}
