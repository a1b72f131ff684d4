package io.aui.appserver.limits.duration;

/**
 * What is needed to describe and to stop an instance.
 *
 * @param region where it runs, hence where IMS is asked about it
 */
public record RunningInstance(String id, String region) {}
