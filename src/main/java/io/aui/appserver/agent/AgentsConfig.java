package io.aui.appserver.agent;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The agents used if a request names none. With the id of an agent in another region, every such
 * start fails with {@code AgentNotFound}.
 */
@ConfigMapping(prefix = AgentsConfig.PREFIX)
interface AgentsConfig {
  /** The prefix of these keys. */
  String PREFIX = "appserver.agents";

  /** The keys below the prefix, and below each region. */
  List<String> KINDS =
      List.of(
          "voice-chat",
          "avatar-chat-3d",
          "vision-chat",
          "video-chat",
          "message-chat",
          "outbound-call");

  /** For VoiceChat. */
  Optional<String> voiceChat();

  /** For AvatarChat3D. */
  @WithName("avatar-chat-3d")
  Optional<String> avatarChat3d();

  /** For VisionChat. */
  Optional<String> visionChat();

  /** For VideoChat. */
  Optional<String> videoChat();

  /** For interactive messaging. */
  Optional<String> messageChat();

  /**
   * For phone calls. Only describeAIAgent uses it; startAIAgentOutboundCall always names its agent.
   */
  Optional<String> outboundCall();

  /**
   * Agents by region and type ({@code voice-chat} and so on); they take precedence over the general
   * ones. {@link Agents} reads each by its full name, because a region cannot be derived from the
   * name of an environment variable.
   */
  Map<String, Map<String, String>> regions();
}
