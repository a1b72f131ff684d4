/**
 * Authenticates callers by a signed token (JWT) in the header {@code Authorization}. The result is
 * a {@link io.aui.appserver.access.login.Principal}. The keys come from a file, read once at start,
 * or from a URL, fetched in the background. Requests never block.
 */
package io.aui.appserver.access.login;
