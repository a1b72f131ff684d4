package io.aui.appserver.ims.credentials;

import io.aui.appserver.ims.failure.ImsException;
import io.aui.appserver.ims.signing.Credentials;
import java.time.Instant;
import java.util.Optional;

/** The credentials that sign the next request. No method blocks. */
public interface CredentialsSource {
  /**
   * The credentials to sign with now.
   *
   * @throws ImsException of the kind {@code BAD_CREDENTIALS} if there are none, or if they have
   *     expired
   */
  Credentials current();

  /** Whether {@link #current()} returns credentials. */
  boolean isAvailable();

  /** When the current credentials expire; empty if there are none, or if they do not. */
  Optional<Instant> expiry();

  /** Why the latest attempt to renew them failed; empty if it succeeded. */
  Optional<String> failure();

  /** Which kind of credentials they are, for operators; never a secret. */
  String description();
}
