package io.aui.appserver.messaging;

import io.aui.appserver.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * An application of interactive messaging. It makes chat tokens: the lower-case hex SHA-256 of
 * application id, key, user, nonce, expiry and role joined in this order without separators
 * (source: ApsaraVideo Live, server integration of interactive messaging). An Android sample swaps
 * role and expiry, which makes no difference if the role is empty.
 */
record MessagingApplication(String appId, Secret appKey, Secret appSign) {

  /** The configured application; empty if IMS makes the chat tokens. */
  static Optional<MessagingApplication> of(MessagingConfig config) {
    return config.localTokens()
        ? Optional.of(
            new MessagingApplication(
                config.appId().orElseThrow(),
                config.appKey().orElseThrow(),
                config.appSign().orElseThrow()))
        : Optional.empty();
  }

  /**
   * The token for a user.
   *
   * @param expiresAt Unix seconds
   * @param role {@code admin}, or empty
   */
  Secret token(String userId, String nonce, long expiresAt, String role) {
    String joined = appId + appKey.reveal() + userId + nonce + expiresAt + role;
    return Secret.of(
        HexFormat.of().formatHex(sha256().digest(joined.getBytes(StandardCharsets.UTF_8))));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
