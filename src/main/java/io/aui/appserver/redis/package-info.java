/**
 * Shared state in Redis: the only door to it, the scripts that run in it, and the names of its
 * keys. What is kept there belongs to the packages that keep it.
 */
package io.aui.appserver.redis;
