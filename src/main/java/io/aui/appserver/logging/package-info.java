/**
 * How log lines leave the process. What they look like is the framework's matter; what they say,
 * that of whoever writes them.
 */
package io.aui.appserver.logging;
