package io.aui.appserver.ims.request;

/** Which voiceprints ListAIAgentVoiceprints reads; if null, IMS chooses. */
public interface ListVoiceprintsParameters {
  /** From 1. */
  Long pageNumber();

  /** Voiceprints per page, 1 to 100. */
  Long pageSize();

  /** {@code Explicit} or {@code Implicit}. */
  String registrationMode();

  /** Only this one. */
  String voiceprintId();
}
