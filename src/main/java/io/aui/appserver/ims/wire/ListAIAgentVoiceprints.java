package io.aui.appserver.ims.wire;

import java.util.List;

/** Answer of ListAIAgentVoiceprints. */
public record ListAIAgentVoiceprints(
    String RequestId, String Code, String Message, Long TotalCount, List<Entry> Voiceprints)
    implements Answer {

  /** One voiceprint; times as text. */
  public record Entry(String VoiceprintId, String GmtCreate, String GmtModified) {}
}
