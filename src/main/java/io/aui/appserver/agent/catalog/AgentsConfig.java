package io.aui.appserver.agent.catalog;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The agents used if a request names none. They count for {@code appserver.ims.region} alone, the
 * one for messaging for {@code appserver.messaging.region}. If an id is wrong or that of another
 * region's agent, every such start fails with AgentNotFound (404); if none is set for a type, it is
 * refused with MissingParameter (400).
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

  /** The agent for VoiceChat, and for requests without a type. */
  Optional<String> voiceChat();

  /** The agent for AvatarChat3D. */
  @WithName("avatar-chat-3d")
  Optional<String> avatarChat3d();

  /** The agent for VisionChat. */
  Optional<String> visionChat();

  /** The agent for VideoChat. */
  Optional<String> videoChat();

  /** The agent for interactive messaging. If it is not set, chat token requests must name one. */
  Optional<String> messageChat();

  /**
   * An agent for phone calls. Requests name theirs; this one is only made known to describeAIAgent,
   * which does not find it if it is not set.
   */
  Optional<String> outboundCall();

  /**
   * The agent of one region for one type, {@code voice-chat} and so on as above; it goes before the
   * general one. If a region that requests may name has none, requests that name that region must
   * name an agent as well.
   */
  // Agents looks each up by its full name, because a region cannot be told from an environment
  // name.
  Map<String, Map<String, String>> regions();
}
