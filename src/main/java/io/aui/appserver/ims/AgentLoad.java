package io.aui.appserver.ims;

/** How many calls of an agent are going on; {@code requestId} is IMS's, or null. */
public record AgentLoad(String requestId, int activeCount) {}
