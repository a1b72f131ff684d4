package io.aui.appserver.ims.signing;

import io.aui.appserver.Secret;
import java.util.Objects;
import java.util.Optional;

/**
 * An AccessKey pair, with a security token if it came from STS.
 *
 * @param accessKeyId the id of the key; sent with every request
 * @param accessKeySecret the key that signs; never sent
 * @param securityToken sent and signed as {@code x-acs-security-token}
 */
public record Credentials(
    String accessKeyId, Secret accessKeySecret, Optional<Secret> securityToken) {
  /** Refuses a pair without an id or a secret. */
  public Credentials {
    Objects.requireNonNull(accessKeyId, "accessKeyId");
    Objects.requireNonNull(accessKeySecret, "accessKeySecret");
    Objects.requireNonNull(securityToken, "securityToken");
    if (accessKeyId.isBlank() || accessKeySecret.reveal().isBlank()) {
      throw new IllegalArgumentException("an AccessKey needs both its id and its secret");
    }
  }

  /** A permanent pair, without a security token. */
  public static Credentials permanent(String accessKeyId, String accessKeySecret) {
    return new Credentials(accessKeyId, Secret.of(accessKeySecret), Optional.empty());
  }
}
