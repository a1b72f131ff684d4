package io.aui.appserver.limits.duration;

/**
 * The identity of an instance that may run: what is needed to describe it and to stop it.
 *
 * @param region the region in which it runs and in which IMS is called about it
 */
public record RunningInstance(String id, String region) {}
