package io.aui.appserver.ims.signing;

import io.aui.appserver.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 with one key, looked up and keyed once: each use copies a prototype. */
final class HmacSha256 {
  private final Secret secret;
  private final Mac prototype;

  HmacSha256(Secret secret) {
    this.secret = secret;
    this.prototype = create(secret);
  }

  /** Whether it was made from this very object; equal ones elsewhere only cost another look-up. */
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
      // Hardware-backed providers cannot copy; then every use looks one up.
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
