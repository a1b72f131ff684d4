package io.aui.appserver.sandbox.callbacks;

import io.aui.appserver.Secret;

/**
 * Where callbacks are sent.
 *
 * @param url http or https
 * @param token the value of {@code Authorization}
 */
public record CallbackTarget(String url, Secret token) {}
