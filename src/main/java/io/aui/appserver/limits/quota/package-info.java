/**
 * Counts what each user starts, runs and sends to IMS, and refuses what exceeds the {@code Quota}.
 */
package io.aui.appserver.limits.quota;
