package io.aui.appserver.ims.wire;

/** Answer of StartAIAgentInstance and StartAIAgentOutboundCall. */
public record Started(String RequestId, String Code, String Message, String InstanceId)
    implements Answer {}
