/**
 * How log lines leave the process. The framework formats them, except for the audit lines of a JSON
 * console.
 */
package io.aui.appserver.logging;
