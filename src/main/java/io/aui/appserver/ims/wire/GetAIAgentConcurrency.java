package io.aui.appserver.ims.wire;

/** Answer of GetAIAgentConcurrency. */
public record GetAIAgentConcurrency(
    String RequestId, String Code, String Message, Integer ActiveCount) implements Answer {}
