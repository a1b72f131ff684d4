/**
 * The beginning and the end of the process: checks the settings, and ends with 0 after a stop in
 * order. Each package that needs settings has its own {@link io.aui.appserver.config.ConfigCheck}
 * bean.
 */
package io.aui.appserver.config;
