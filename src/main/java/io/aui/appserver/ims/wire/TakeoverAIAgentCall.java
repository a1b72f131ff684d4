package io.aui.appserver.ims.wire;

import io.aui.appserver.Secret;

/** Answer of TakeoverAIAgentCall; {@code Token} only where it was asked for. */
public record TakeoverAIAgentCall(
    String RequestId,
    String Code,
    String Message,
    String ChannelId,
    String HumanAgentUserId,
    Secret Token)
    implements Answer {}
