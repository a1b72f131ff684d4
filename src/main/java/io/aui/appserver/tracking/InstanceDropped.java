package io.aui.appserver.tracking;

/**
 * Event: the tracker had no room for an instance any more and has forgotten it. Observers must be
 * quick and must not call the tracker.
 */
public record InstanceDropped(TrackedInstance instance) {}
