package io.aui.appserver.ims;

/** IMS did what it was asked and has nothing to tell; {@code requestId} is IMS's, or null. */
public record Acknowledged(String requestId) {}
