package io.aui.appserver.ims.wire;

/** The answer of operations without data of their own. */
public record Done(String RequestId, String Code, String Message) implements Answer {}
