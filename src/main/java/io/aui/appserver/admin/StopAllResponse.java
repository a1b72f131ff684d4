package io.aui.appserver.admin;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * The outcome of stopAllAIAgentInstances.
 *
 * @param stopped the number of instances that have ended, confirmed by IMS
 * @param pending the number of instances whose end IMS has not confirmed yet; the server goes on
 *     stopping them
 * @param unknown the number of instances of the configured agents, of all users, that run at IMS
 *     but are unknown to this server, which cannot stop them; at most 10 s old; absent if IMS does
 *     not say
 */
@JsonNaming(SnakeCaseStrategy.class)
record StopAllResponse(int stopped, int pending, Integer unknown) {}
