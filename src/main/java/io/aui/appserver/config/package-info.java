/**
 * Checks the settings at start. The parts that need settings say so by a {@link
 * io.aui.appserver.config.ConfigCheck} bean of their own.
 */
package io.aui.appserver.config;
