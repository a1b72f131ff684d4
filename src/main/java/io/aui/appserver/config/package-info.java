/**
 * Checks the settings at start. Each package that needs settings has its own {@link
 * io.aui.appserver.config.ConfigCheck} bean.
 */
package io.aui.appserver.config;
