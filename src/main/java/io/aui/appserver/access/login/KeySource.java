package io.aui.appserver.access.login;

import io.vertx.core.Future;
import java.util.Optional;

/** Provides the keys that login tokens are verified with. Nothing here blocks. */
interface KeySource {
  /** The keys known now; empty if there have been none yet. */
  Optional<LoginKeys> current();

  /**
   * The keys after asking the issuer for new ones, if it may be asked now: for a token that none of
   * the known keys can have signed. Never fails; without an answer, the known keys stay.
   */
  Future<Optional<LoginKeys>> renewed();

  /** Keys that never change. */
  static KeySource fixed(LoginKeys keys) {
    return new KeySource() {
      @Override
      public Optional<LoginKeys> current() {
        return Optional.of(keys);
      }

      @Override
      public Future<Optional<LoginKeys>> renewed() {
        return Future.succeededFuture(current());
      }
    };
  }
}
