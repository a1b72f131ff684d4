/**
 * Checks the settings at start. The parts that need settings say so by a {@link
 * io.aui.appserver.startup.Requirement} bean of their own.
 */
package io.aui.appserver.startup;
