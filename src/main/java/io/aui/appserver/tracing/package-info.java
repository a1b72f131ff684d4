/**
 * Traces by OpenTelemetry: the framework makes the spans of requests and exports all spans; this
 * package makes those of calls to IMS, STS and Redis, and decides whether there are any.
 */
package io.aui.appserver.tracing;
