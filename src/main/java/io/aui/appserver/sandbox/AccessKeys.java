package io.aui.appserver.sandbox;

import io.aui.appserver.Secret;
import io.aui.appserver.ims.signing.Credentials;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The keys that may sign: the emulator's own, and those that AssumeRole gave out. */
final class AccessKeys {
  private static final int CAPACITY = 10_000;

  private final Credentials own;
  private final Map<String, Issued> issued = new LruMap<>(CAPACITY);

  AccessKeys(Credentials own) {
    this.own = own;
  }

  /** Gives out a temporary key. */
  Credentials issue(Instant expiration) {
    Credentials credentials =
        new Credentials(
            "STS." + Ids.hex().substring(8),
            Secret.of(Ids.hex() + Ids.hex()),
            Optional.of(Secret.of("CAIS" + Ids.hex() + Ids.hex() + "+/==")));
    issued.put(credentials.accessKeyId(), new Issued(credentials, expiration));
    return credentials;
  }

  /** The credentials behind a key id; refuses an unknown id, and a token that is not its own. */
  Credentials find(String accessKeyId, Optional<String> token, Instant now) {
    Issued known =
        accessKeyId.equals(own.accessKeyId())
            ? new Issued(own, Instant.MAX)
            : issued.get(accessKeyId);
    if (known == null) {
      throw new Refusal(404, "InvalidAccessKeyId.NotFound", "Specified access key is not found.")
          .asException();
    }
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
