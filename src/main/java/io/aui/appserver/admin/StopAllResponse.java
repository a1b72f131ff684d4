package io.aui.appserver.admin;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * The outcome of stopAllAIAgentInstances.
 *
 * @param stopped the number of instances that have ended, confirmed by IMS
 * @param pending the number of instances whose end IMS has not confirmed yet; the server goes on
 *     stopping them
 */
@JsonNaming(SnakeCaseStrategy.class)
record StopAllResponse(int stopped, int pending) {}
