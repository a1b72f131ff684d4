package io.aui.appserver.ims.signing;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * SHA-256. The security provider is looked up once; each use clones the digest, which is cheaper.
 */
final class Sha256 {
  private final MessageDigest prototype = create();

  byte[] of(byte[] data) {
    return copy().digest(data);
  }

  private MessageDigest copy() {
    try {
      return (MessageDigest) prototype.clone();
    } catch (CloneNotSupportedException e) {
      // Hardware-backed providers cannot clone; then every use creates one.
      return create();
    }
  }

  private static MessageDigest create() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
