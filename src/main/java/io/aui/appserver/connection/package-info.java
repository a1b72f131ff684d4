/**
 * Limits for connections to the API's port: how many there may be, how long a request may take to
 * arrive, how many may be sent ahead, and how long responses may remain unread. They are enforced
 * in Netty's pipeline, because the framework sees only complete request heads.
 */
package io.aui.appserver.connection;
