/**
 * What one connection to the API's port may use: how many there are, how long a request may take to
 * arrive, how many may be sent ahead, how long answers may lie unread. All of it is decided below
 * the framework, in Netty's pipeline, since none of its requests exists yet.
 */
package io.aui.appserver.connection;
