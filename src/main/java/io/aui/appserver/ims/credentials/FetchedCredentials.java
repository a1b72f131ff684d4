package io.aui.appserver.ims.credentials;

import io.aui.appserver.ims.signing.Credentials;
import java.time.Instant;
import java.util.Optional;

/**
 * Credentials from a fetch.
 *
 * @param expiry when they expire; empty if that is not known
 */
record FetchedCredentials(Credentials credentials, Optional<Instant> expiry) {
  boolean isValidAt(Instant now) {
    return expiry.isEmpty() || now.isBefore(expiry.get());
  }
}
