package io.aui.appserver.ims.request;

/** Parameters of ClearAIAgentVoiceprint, which deletes a voiceprint. */
public interface ClearVoiceprintParameters {
  /** The voiceprint. */
  String voiceprintId();

  /** {@code Explicit} or {@code Implicit}. */
  String registrationMode();
}
