package io.aui.appserver.ims.wire;

import io.aui.appserver.Secret;

/** Answer of AssumeRole, an operation of STS. */
public record AssumeRole(String RequestId, String Code, String Message, TemporaryKey Credentials)
    implements Answer {

  /** A temporary key; {@code Expiration} as UTC text. */
  public record TemporaryKey(
      String AccessKeyId, Secret AccessKeySecret, Secret SecurityToken, String Expiration) {}
}
