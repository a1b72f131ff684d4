package io.aui.appserver.ims.request;

/** Which voiceprint ClearAIAgentVoiceprint deletes. */
public interface ClearVoiceprintParameters {
  /** The voiceprint. */
  String voiceprintId();

  /** {@code Explicit} or {@code Implicit}. */
  String registrationMode();
}
