package io.aui.appserver.ims;

import io.aui.appserver.Secret;

/** The channel that an agent is sent into, who it is there, and its own ARTC token for it. */
public record AgentChannel(String channelId, String agentUserId, Secret agentToken) {}
