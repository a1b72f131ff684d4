/**
 * Counts what each user and the account start, run and send to IMS, refuses what exceeds the {@code
 * Quota}, and reports the use of today.
 */
package io.aui.appserver.limits.quota;
