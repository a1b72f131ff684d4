package io.aui.appserver.ims;

import io.aui.appserver.Secret;

/**
 * An instance that IMS started together with its channel.
 *
 * @param requestId IMS's, or null
 * @param token the client's ARTC token
 */
public record StartedCall(
    String requestId,
    String instanceId,
    String channelId,
    String agentUserId,
    String userId,
    Secret token) {}
