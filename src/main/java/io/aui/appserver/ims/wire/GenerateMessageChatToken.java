package io.aui.appserver.ims.wire;

import io.aui.appserver.Secret;

/** Answer of GenerateMessageChatToken; {@code TimeStamp} is the expiry in Unix seconds. */
public record GenerateMessageChatToken(
    String RequestId,
    String Code,
    String Message,
    String AppId,
    Secret AppSign,
    Secret Token,
    String UserId,
    String Nonce,
    String Role,
    Long TimeStamp)
    implements Answer {}
