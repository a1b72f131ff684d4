package io.aui.appserver.ims;

import io.aui.appserver.Secret;

/**
 * A key that ends by itself.
 *
 * @param requestId STS's, or null
 * @param expiration when it ends: ISO 8601, UTC
 */
public record TemporaryKey(
    String requestId,
    String accessKeyId,
    Secret accessKeySecret,
    Secret securityToken,
    String expiration) {}
