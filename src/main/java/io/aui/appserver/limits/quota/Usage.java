package io.aui.appserver.limits.quota;

import java.time.Duration;
import java.time.Instant;

/**
 * What a user, or the account, has used today (UTC) and uses now.
 *
 * @param used how long its instances have run today
 * @param starts its starts today, except those that IMS definitely did not execute
 * @param concurrent its instances that count as running, and its starts under way
 * @param resetAt when the next day begins and the use of today is 0 again
 */
record Usage(Duration used, int starts, int concurrent, Instant resetAt) {}
