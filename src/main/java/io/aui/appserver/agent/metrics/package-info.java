/** Metrics of instances by the workflow types of the catalog. */
package io.aui.appserver.agent.metrics;
