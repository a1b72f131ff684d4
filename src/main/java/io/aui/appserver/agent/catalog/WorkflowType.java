package io.aui.appserver.agent.catalog;

import io.aui.appserver.error.ApiException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The workflow types of IMS, which are the kinds of conversation. Requests may use any letter case.
 */
public enum WorkflowType {
  VOICE_CHAT("VoiceChat"),
  AVATAR_CHAT_3D("AvatarChat3D"),
  VISION_CHAT("VisionChat"),
  VIDEO_CHAT("VideoChat");

  private static final String ALL =
      Arrays.stream(values()).map(WorkflowType::spelling).collect(Collectors.joining(", "));

  private final String spelling;

  WorkflowType(String spelling) {
    this.spelling = spelling;
  }

  /**
   * The spelling in the IMS documentation, in responses, and as member of {@code template_config}.
   */
  public String spelling() {
    return spelling;
  }

  /** The environment variable of the agent in the standard region. */
  String variable() {
    return "APPSERVER_AGENTS_" + name();
  }

  /** The environment variable of the agent in any other region. */
  String variable(String region) {
    String variable = region.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    return "APPSERVER_AGENTS_REGIONS_" + variable + "_" + name();
  }

  /** The general agent of this type, if it is configured. */
  Optional<String> in(AgentsConfig agents) {
    return switch (this) {
      case VOICE_CHAT -> agents.voiceChat();
      case AVATAR_CHAT_3D -> agents.avatarChat3d();
      case VISION_CHAT -> agents.visionChat();
      case VIDEO_CHAT -> agents.videoChat();
    };
  }

  /** The type that a request names; empty if it is null or unknown. */
  public static Optional<WorkflowType> find(String requested) {
    return Arrays.stream(values())
        .filter(type -> type.spelling.equalsIgnoreCase(requested))
        .findFirst();
  }

  /**
   * Checks that a type is known; null is allowed.
   *
   * @throws ApiException 400 {@code InvalidParameter} for an unknown type
   */
  public static void check(String requested) {
    if (requested != null && find(requested).isEmpty()) {
      throw ApiException.invalid("workflow_type", "must be one of " + ALL);
    }
  }
}
