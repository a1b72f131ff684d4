package io.aui.appserver.access.login;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Where the keys are had from. Nothing here blocks. */
interface KeySource {
  /** The keys at hand; empty while there never were any. */
  Optional<LoginKeys> current();

  /**
   * Newer keys, for a token that the ones at hand cannot have signed; the same ones where there are
   * no newer. Never fails.
   */
  Uni<Optional<LoginKeys>> renewed();

  /** Keys that stay as they are. */
  static KeySource fixed(LoginKeys keys) {
    return new KeySource() {
      @Override
      public Optional<LoginKeys> current() {
        return Optional.of(keys);
      }

      @Override
      public Uni<Optional<LoginKeys>> renewed() {
        return Uni.createFrom().item(current());
      }
    };
  }
}
