package io.aui.appserver.ims.request;

import io.aui.appserver.Secret;

/**
 * The channel that an agent joins. All are required.
 *
 * @param channelId the ARTC channel
 * @param agentUserId the agent's user id in the channel
 * @param agentToken the agent's ARTC token for the channel
 */
public record AgentChannel(String channelId, String agentUserId, Secret agentToken) {}
