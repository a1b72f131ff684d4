/**
 * Bean Validation of requests. Request records declare constraints on their members: those of
 * {@code jakarta.validation.constraints}, and ours for what they cannot say (ids, text lengths in
 * Unicode code points, JSON in texts, configuration objects). {@code error} turns violations into
 * the error body, {@code openapi} shows the same limits in the API document.
 */
package io.aui.appserver.validation;
