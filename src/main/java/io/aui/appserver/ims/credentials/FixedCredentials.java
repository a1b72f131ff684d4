package io.aui.appserver.ims.credentials;

import io.aui.appserver.ims.signing.Credentials;
import java.time.Instant;
import java.util.Optional;

/** Credentials that are configured and never change. */
record FixedCredentials(Credentials current, String description) implements CredentialsSource {
  @Override
  public boolean isAvailable() {
    return true;
  }

  @Override
  public Optional<Instant> expiry() {
    return Optional.empty();
  }

  @Override
  public Optional<String> failure() {
    return Optional.empty();
  }
}
