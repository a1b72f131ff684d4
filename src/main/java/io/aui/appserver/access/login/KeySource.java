package io.aui.appserver.access.login;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.Optional;

/** Provides the keys that verify login tokens. No method blocks. */
interface KeySource {
  /** The keys known now; empty if none have been fetched yet. */
  Optional<LoginKeys> current();

  /**
   * Fetches new keys, unless the last fetch was too short a time ago, and returns the keys known
   * then. For a token that none of the known keys can have signed. Never fails: if the fetch fails,
   * the known keys stay in use.
   */
  Future<Optional<LoginKeys>> renewed();

  /** When the known keys were fetched last; empty if they never are. */
  default Optional<Instant> fetchedAt() {
    return Optional.empty();
  }

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
