package io.aui.appserver.ims.wire;

/** Answer of SetAIAgentVoiceprint. */
public record SetAIAgentVoiceprint(
    String RequestId, String Code, String Message, String VoiceprintId) implements Answer {}
