package io.aui.appserver.agent;

import io.aui.appserver.error.ApiException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The kinds of conversation, spelled as documented; requests may spell them in any case. */
enum WorkflowType {
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

  /** As documented, answered, and used as member of {@code template_config}. */
  String spelling() {
    return spelling;
  }

  /** The variable that names the agent used in the standard region if a request names none. */
  String variable() {
    return "APPSERVER_AGENTS_" + name();
  }

  /** The variable that names the agent used in a region if a request names none. */
  String variable(String region) {
    String variable = region.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    return "APPSERVER_AGENTS_REGIONS_" + variable + "_" + name();
  }

  /** Its agent among the general ones. */
  Optional<String> in(AgentsConfig agents) {
    return switch (this) {
      case VOICE_CHAT -> agents.voiceChat();
      case AVATAR_CHAT_3D -> agents.avatarChat3d();
      case VISION_CHAT -> agents.visionChat();
      case VIDEO_CHAT -> agents.videoChat();
    };
  }

  /** The type that a request names; empty if it names none, or one that is not known here. */
  static Optional<WorkflowType> find(String requested) {
    return Arrays.stream(values())
        .filter(type -> type.spelling.equalsIgnoreCase(requested))
        .findFirst();
  }

  /** Refuses (400) a type that is not known here. Null is well. */
  static void check(String requested) {
    if (requested != null && find(requested).isEmpty()) {
      throw ApiException.invalid("workflow_type", "must be one of " + ALL);
    }
  }
}
