/** Sends event callbacks, as IMS does, and the ways in which they can go wrong. */
package io.aui.appserver.sandbox.callbacks;
