package io.aui.appserver.messaging;

import io.aui.appserver.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * An application of interactive messaging, which can make chat tokens: the lower-case hex SHA-256
 * of application id, key, user, nonce, expiry and role joined in this order without separators
 * (ApsaraVideo Live, server integration of interactive messaging). An Android sample has role and
 * expiry the other way round; that is the same as long as there is no role.
 */
record MessagingApplication(String appId, Secret appKey, Secret appSign) {

  /** The configured one, where chat tokens are to be made here. */
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
   * The token.
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
