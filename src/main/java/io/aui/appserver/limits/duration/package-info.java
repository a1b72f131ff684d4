/**
 * Ends instances: at their longest duration, after a stop that IMS has not confirmed, and if no
 * client can use them. A stop counts only when IMS shows that the instance has ended.
 */
package io.aui.appserver.limits.duration;
