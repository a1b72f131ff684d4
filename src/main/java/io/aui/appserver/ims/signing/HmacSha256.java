package io.aui.appserver.ims.signing;

import io.aui.appserver.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 with one key. It is created once; each use clones it, which is cheaper. */
final class HmacSha256 {
  private final Secret secret;
  private final Mac prototype;

  HmacSha256(Secret secret) {
    this.secret = secret;
    this.prototype = create(secret);
  }

  /** Whether it was created from the same object; an equal secret only costs another creation. */
  @SuppressWarnings("ReferenceEquality") // comparing the values would cost more than it saves
  boolean isOf(Secret other) {
    return secret == other;
  }

  byte[] of(byte[] data) {
    return copy().doFinal(data);
  }

  private Mac copy() {
    try {
      return (Mac) prototype.clone();
    } catch (CloneNotSupportedException e) {
      // Hardware-backed providers cannot clone; then every use creates one.
      return create(secret);
    }
  }

  private static Mac create(Secret secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java platform has HmacSHA256 and takes any key", e);
    }
  }
}
