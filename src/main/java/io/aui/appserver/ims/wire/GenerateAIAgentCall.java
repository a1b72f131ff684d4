package io.aui.appserver.ims.wire;

import io.aui.appserver.Secret;

/** Answer of GenerateAIAgentCall; {@code Token} is the client's ARTC token. */
public record GenerateAIAgentCall(
    String RequestId,
    String Code,
    String Message,
    String InstanceId,
    String ChannelId,
    String AIAgentUserId,
    String UserId,
    Secret Token)
    implements Answer {}
