package io.aui.appserver.tracking;

/**
 * Event: the tracker was full and has forgotten an instance. Observers must return quickly and must
 * not call the tracker.
 */
public record InstanceDropped(TrackedInstance instance) {}
