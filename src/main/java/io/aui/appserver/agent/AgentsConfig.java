package io.aui.appserver.agent;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The agents used where a request names none. An id of another region's agent makes every such
 * start fail with AgentNotFound.
 */
@ConfigMapping(prefix = AgentsConfig.PREFIX)
interface AgentsConfig {
  /** Where these keys begin. */
  String PREFIX = "appserver.agents";

  /** The keys below it, and below each region. */
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

  /** For phone calls. Requests name theirs; this one is only made known to describeAIAgent. */
  Optional<String> outboundCall();

  /**
   * Regions' own agents, by region and type ({@code voice-chat} and so on); they go before the
   * general ones. {@link Agents} looks each up by its full name, because a region cannot be told
   * from an environment name.
   */
  Map<String, Map<String, String>> regions();
}
