/**
 * Bean Validation of requests. Request records declare constraints on their members: those of
 * {@code jakarta.validation.constraints}, and those of this package for ids, text lengths in
 * Unicode code points, JSON in strings, and configuration objects. {@code error} maps violations to
 * the error body. {@code openapi} shows the same limits in the API document.
 */
package io.aui.appserver.validation;
