package io.aui.appserver.ims;

/** An instance that IMS started; {@code requestId} is IMS's, or null. */
public record StartedInstance(String requestId, String instanceId) {}
