package io.aui.appserver.sandbox.state;

import io.aui.appserver.Secret;
import io.aui.appserver.ims.signing.Credentials;
import io.aui.appserver.sandbox.protocol.Ids;
import io.aui.appserver.sandbox.protocol.Refusal;
import java.time.Instant;
import java.util.Optional;

/**
 * The access keys that may sign calls: the fixed one, and at most 10,000 that AssumeRole issued.
 */
public final class AccessKeys {
  private static final int CAPACITY = 10_000;

  private static final int LENGTH = 200;
  private static final Refusal UNKNOWN =
      new Refusal(404, "InvalidAccessKeyId.NotFound", "Specified access key is not found.");

  private final Credentials fixed;
  private final LengthBoundedMap<String, Issued> issued =
      new LengthBoundedMap<>(CAPACITY, (id, key) -> LENGTH);

  /** Starts with one key that never expires. */
  public AccessKeys(Credentials fixed) {
    this.fixed = fixed;
  }

  /** Issues a temporary key. */
  public Credentials issue(Instant expiration) {
    Credentials credentials =
        new Credentials(
            "STS." + Ids.hex().substring(8),
            Secret.of(Ids.hex() + Ids.hex()),
            Optional.of(Secret.of("CAIS" + Ids.hex() + Ids.hex() + "+/==")));
    issued.put(credentials.accessKeyId(), new Issued(credentials, expiration));
    return credentials;
  }

  /**
   * The credentials of a key id. An unknown id is refused with 404; a security token that is
   * absent, of another key or expired with 400.
   */
  public Credentials find(String accessKeyId, Optional<String> token, Instant now) {
    Issued known =
        accessKeyId.equals(fixed.accessKeyId())
            ? new Issued(fixed, Instant.MAX)
            : issued.get(accessKeyId).orElseThrow(UNKNOWN::asException);
    Optional<Secret> expected = known.credentials().securityToken();
    if (expected.isPresent() && token.isEmpty()) {
      throw new Refusal(400, "MissingSecurityToken", "SecurityToken is mandatory for this action.")
          .asException();
    }
    if (!expected.equals(token.map(Secret::of))) {
      throw new Refusal(
              400, "InvalidSecurityToken.Malformed", "Specified SecurityToken is malformed.")
          .asException();
    }
    if (known.expiration().isBefore(now)) {
      throw new Refusal(400, "InvalidSecurityToken.Expired", "Specified SecurityToken is expired.")
          .asException();
    }
    return known.credentials();
  }

  private record Issued(Credentials credentials, Instant expiration) {}
}
