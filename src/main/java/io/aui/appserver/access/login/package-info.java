/**
 * Who is calling, proved by a signed token (JWT) in {@code Authorization}: from the header's text
 * to a {@link io.aui.appserver.access.login.Principal}. The keys come from a file, read once at
 * start, or from a URL, fetched in the background; requests never wait for a disk.
 */
package io.aui.appserver.access.login;
