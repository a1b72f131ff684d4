package io.aui.appserver.ims.request;

/** Parameters of ListAIAgentVoiceprints; IMS chooses the value of a null parameter. */
public interface ListVoiceprintsParameters {
  /** From 1. */
  Long pageNumber();

  /** Voiceprints per page, 1 to 100. */
  Long pageSize();

  /** {@code Explicit} or {@code Implicit}. */
  String registrationMode();

  /** Only this voiceprint. */
  String voiceprintId();
}
