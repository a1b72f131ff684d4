/**
 * What decides whether a call is sent to IMS, and whether a failed one is sent again: a circuit
 * breaker and a limit of open calls per region, the rule of what may be repeated, and a budget for
 * repetitions. Nothing here sends anything.
 */
package io.aui.appserver.ims.pipeline;
