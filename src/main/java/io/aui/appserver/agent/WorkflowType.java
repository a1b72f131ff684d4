package io.aui.appserver.agent;

import io.aui.appserver.error.ApiException;
import java.util.Arrays;
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

  /** The variable that names the agent used where a request names none. */
  String variable() {
    return "APPSERVER_AGENTS_" + name();
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

  /** The type a request names; empty where it names none. An unknown one is refused (400). */
  static Optional<WorkflowType> of(String requested) {
    if (requested == null) {
      return Optional.empty();
    }
    for (WorkflowType type : values()) {
      if (type.spelling.equalsIgnoreCase(requested)) {
        return Optional.of(type);
      }
    }
    throw ApiException.invalid("workflow_type", "must be one of " + ALL);
  }
}
