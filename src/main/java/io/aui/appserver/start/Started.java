package io.aui.appserver.start;

import java.time.Instant;

/**
 * What a start has made.
 *
 * @param instanceId the id that IMS gave the instance
 * @param userId the user in the channel; null if there is none
 * @param channelId the channel of the instance; null for phone calls
 * @param channelUntil when the last token for the channel expires; null without a channel
 * @param response the operation's response record
 */
public record Started(
    String instanceId, String userId, String channelId, Instant channelUntil, Object response) {}
