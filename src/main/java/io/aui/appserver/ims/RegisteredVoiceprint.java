package io.aui.appserver.ims;

/** A voiceprint that IMS took; {@code requestId} is IMS's, or null. */
public record RegisteredVoiceprint(String requestId, String voiceprintId) {}
