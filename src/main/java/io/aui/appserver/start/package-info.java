/**
 * Starts agents: every operation that starts one goes through {@code Starts}. What a start needs of
 * idempotency keys, names, freeze, limits and tracking is kept by the {@code StartStore} in one
 * step before the call to IMS and one after it.
 */
package io.aui.appserver.start;
