package io.aui.appserver.ims;

import io.aui.appserver.Secret;

/**
 * A login token for interactive messaging.
 *
 * @param requestId IMS's, or null
 * @param timestamp when it ends, Unix seconds
 */
public record ChatToken(
    String requestId,
    String appId,
    Secret appSign,
    Secret token,
    String userId,
    String nonce,
    String role,
    Long timestamp) {}
